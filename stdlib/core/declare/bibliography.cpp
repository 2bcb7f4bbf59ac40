// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace ansatz::core {
namespace {

constexpr std::size_t kNamed = 3;  // authors that the short form names; of more, the first

/// Family names, in order.
std::vector<std::string_view> families(std::string_view authors) {
  static constexpr std::string_view kAnd = " and ";
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at <= authors.size();) {
    const std::size_t end = std::min(authors.find(kAnd, at), authors.size());
    const std::string_view author = authors.substr(at, end - at);
    names.push_back(author.substr(0, author.find(',')));
    at = end + kAnd.size();
  }
  return names;
}

std::string named(std::string_view authors) {
  const auto names = families(authors);
  if (names.size() > kNamed) return std::string(names[0]) + " et al.";
  std::string text(names[0]);
  for (std::size_t i = 1; i < names.size(); ++i) text += (i + 1 == names.size() ? " & " : ", ") + std::string(names[i]);
  return text;
}

/// Dashes of ranges as BibTeX writes them.
std::string bibtex_text(std::string_view text) {
  static constexpr std::string_view kDash = "–";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, kDash.size()) == kDash) {
      out += "--";
      i += kDash.size() - 1;
    } else if (text[i] == '&' || text[i] == '%') {
      out += '\\';
      out += text[i];
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string Reference::short_form() const {
  if (kind == "book" || kind == "misc") return fmt::format("{}, {} ({})", named(authors), title, year);
  return fmt::format("{}, {} {} ({}) {}", named(authors), venue, volume, year, pages);
}

std::string Reference::bibtex() const {
  std::string out = fmt::format("@{}{{{},\n", kind, key);
  const auto field = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", name, bibtex_text(value));
  };
  field("author", authors);
  field("title", fmt::format("{{{}}}", title));  // capitals as they are
  field(kind == "article" ? "journal"
        : kind == "book"  ? "publisher"
        : kind == "misc"  ? "howpublished"
                          : "booktitle",
        venue);
  field("volume", volume);
  field("pages", pages);
  field("year", std::to_string(year));
  if (!doi.empty()) out += fmt::format("  doi = {{{}}},\n", doi);
  return out + "}\n";
}

// Pages as the works have them; DOIs only where the entry was seen beside its DOI in several places.
const std::vector<Reference>& bibliography() {
  // clang-format off
  static const std::vector<Reference> kAll = {
      {"akhmediev1987", "article", "Akhmediev, N. N. and Eleonskii, V. M. and Kulagin, N. E.",
       "Exact first-order solutions of the nonlinear Schrödinger equation", "Theor. Math. Phys.", "72", 1987, "809–818",
       ""},
      {"altman2005", "article", "Altman, Douglas G. and Bland, J. Martin", "Standard deviations and standard errors", "BMJ",
       "331", 2005, "903", ""},
      {"antonov1979", "article", "Antonov, I. A. and Saleev, V. M.", "An economic method of computing LPτ-sequences",
       "USSR Comput. Math. Math. Phys.", "19", 1979, "252–256", ""},
      {"bao2006", "article", "Bao, Weizhu and Chern, I-Liang and Lim, Fong Yin",
       "Efficient and spectrally accurate numerical methods for computing ground and first excited states in "
       "Bose–Einstein condensates", "J. Comput. Phys.", "219", 2006, "836–854", ""},
      {"barnett2009", "article", "Barnett, Lionel and Barrett, Adam B. and Seth, Anil K.",
       "Granger causality and transfer entropy are equivalent for Gaussian variables", "Phys. Rev. Lett.", "103", 2009,
       "238701", ""},
      {"beirlant1997", "article", "Beirlant, J. and Dudewicz, E. J. and Györfi, L. and van der Meulen, E. C.",
       "Nonparametric entropy estimation: An overview", "Int. J. Math. Stat. Sci.", "6", 1997, "17–39", ""},
      {"benjamini1995", "article", "Benjamini, Yoav and Hochberg, Yosef",
       "Controlling the false discovery rate: a practical and powerful approach to multiple testing",
       "J. R. Stat. Soc. B", "57", 1995, "289–300", "10.1111/j.2517-6161.1995.tb02031.x"},
      {"bjorck1973", "article", "Björck, Åke and Golub, Gene H.",
       "Numerical methods for computing angles between linear subspaces", "Math. Comput.", "27", 1973, "579–594", ""},
      {"blanes2002", "article", "Blanes, S. and Moan, P. C.",
       "Practical symplectic partitioned Runge–Kutta and Runge–Kutta–Nyström methods",
       "J. Comput. Appl. Math.", "142", 2002, "313–330", "10.1016/S0377-0427(01)00492-7"},
      {"blanes2009", "article", "Blanes, S. and Casas, F. and Oteo, J. A. and Ros, J.",
       "The Magnus expansion and some of its applications", "Phys. Rep.", "470", 2009, "151–238", ""},
      {"boffetta1992", "article", "Boffetta, G. and Osborne, A. R.",
       "Computation of the direct scattering transform for the nonlinear Schroedinger equation", "J. Comput. Phys.", "102",
       1992, "252–264", ""},
      {"botev2010", "article", "Botev, Z. I. and Grotowski, J. F. and Kroese, D. P.",
       "Kernel density estimation via diffusion", "Ann. Stat.", "38", 2010, "2916–2957", ""},
      {"box1958", "article", "Box, G. E. P. and Muller, Mervin E.",
       "A note on the generation of random normal deviates", "Ann. Math. Stat.", "29", 1958, "610–611",
       "10.1214/aoms/1177706645"},
      {"campbell1983", "article", "Campbell, David K. and Schonfeld, Jonathan F. and Wingate, Charles A.",
       "Resonance structure in kink-antikink interactions in φ⁴ theory", "Physica D", "9", 1983, "1–32",
       "10.1016/0167-2789(83)90289-0"},
      {"cliff1993", "article", "Cliff, Norman", "Dominance statistics: Ordinal analyses to answer ordinal questions",
       "Psychol. Bull.", "114", 1993, "494–509", "10.1037/0033-2909.114.3.494"},
      {"codd1970", "article", "Codd, E. F.", "A relational model of data for large shared data banks",
       "Commun. ACM", "13", 1970, "377–387", ""},
      {"cohen1988", "book", "Cohen, Jacob", "Statistical Power Analysis for the Behavioral Sciences",
       "Lawrence Erlbaum", "", 1988, "", ""},
      {"couzin2002", "article",
       "Couzin, Iain D. and Krause, Jens and James, Richard and Ruxton, Graeme D. and Franks, Nigel R.",
       "Collective memory and spatial sorting in animal groups", "J. Theor. Biol.", "218", 2002, "1–11",
       "10.1006/jtbi.2002.3065"},
      {"cover2006", "book", "Cover, Thomas M. and Thomas, Joy A.", "Elements of Information Theory, 2nd ed.", "Wiley",
       "", 2006, "", ""},
      {"cox2002", "article", "Cox, S. M. and Matthews, P. C.", "Exponential time differencing for stiff systems",
       "J. Comput. Phys.", "176", 2002, "430–455", ""},
      {"cumming2001", "article", "Cumming, Geoff and Finch, Sue",
       "A primer on the understanding, use, and calculation of confidence intervals that are based on central and "
       "noncentral distributions", "Educ. Psychol. Meas.", "61", 2001, "532–574", "10.1177/0013164401614002"},
      {"drazin1989", "book", "Drazin, P. G. and Johnson, R. S.", "Solitons: an introduction",
       "Cambridge University Press", "", 1989, "", ""},
      {"eckart1930", "article", "Eckart, C.", "The penetration of a potential barrier by electrons", "Phys. Rev.", "35",
       1930, "1303–1309", ""},
      {"feit1982", "article", "Feit, M. D. and Fleck, J. A. and Steiger, A.",
       "Solution of the Schrödinger equation by a spectral method", "J. Comput. Phys.", "47", 1982, "412–433", ""},
      {"fisher1925", "book", "Fisher, R. A.", "Statistical Methods for Research Workers", "Oliver & Boyd", "", 1925, "",
       ""},
      {"frenzel2007", "article", "Frenzel, Stefan and Pompe, Bernd",
       "Partial mutual information for coupling analysis of multivariate time series", "Phys. Rev. Lett.", "99", 2007,
       "204101", ""},
      {"gao2015", "inproceedings", "Gao, Shuyang and Ver Steeg, Greg and Galstyan, Aram",
       "Efficient estimation of mutual information for strongly dependent variables", "Proc. AISTATS", "38", 2015,
       "277–286", ""},
      {"gao2017", "inproceedings", "Gao, Weihao and Kannan, Sreeram and Oh, Sewoong and Viswanath, Pramod",
       "Estimating mutual information for discrete-continuous mixtures", "Adv. Neural Inf. Process. Syst.", "30", 2017,
       "5986–5997", ""},
      {"ge1998", "article", "Ge, Jiu Yuan and Zhang, John Z. H.",
       "Use of negative complex potential as absorbing potential", "J. Chem. Phys.", "108", 1998, "1429–1433", ""},
      {"gordon1983", "article", "Gordon, J. P.", "Interaction forces among solitons in optical fibers", "Opt. Lett.", "8",
       1983, "596–598", ""},
      {"hairer1993", "book", "Hairer, E. and Nørsett, S. P. and Wanner, G.",
       "Solving Ordinary Differential Equations I: Nonstiff Problems", "Springer", "", 1993, "", ""},
      {"harris2020", "article", "Harris, Charles R. and Millman, K. Jarrod and van der Walt, Stéfan J. and Gommers, Ralf", "Array programming with NumPy",
       "Nature", "585", 2020, "357–362", ""},
      {"hartman1962", "article", "Hartman, T. E.", "Tunneling of a wave packet", "J. Appl. Phys.", "33", 1962,
       "3427–3433", ""},
      {"hays1963", "book", "Hays, William L.", "Statistics for Psychologists", "Holt, Rinehart and Winston", "", 1963,
       "", ""},
      {"hedges1981", "article", "Hedges, Larry V.",
       "Distribution theory for Glass's estimator of effect size and related estimators", "J. Educ. Stat.", "6", 1981,
       "107–128", "10.3102/10769986006002107"},
      {"herho2025", "misc", "Herho, Sandy H. S.", "amangkurat 0.0.1", "github.com/sandyherho/amangkurat", "", 2025, "",
       ""},
      {"herho2025nls", "misc", "Herho, Sandy H. S.",
       "simple-idealized-1d-nlse: Pseudo-Spectral Solver for the 1D Nonlinear Schrödinger Equation", "arXiv:2509.05901", "",
       2025, "", ""},
      {"herho2025qt", "misc", "Herho, Sandy H. S.",
       "1d-qt-ideal-solver: 1D Idealized Quantum Tunneling Solver with Absorbing Boundaries", "arXiv:2512.22634", "",
       2025, "", ""},
      {"herho2026", "misc", "Herho, Sandy H. S.", "dewi-kadita 0.0.4", "github.com/sandyherho/dewi-kadita", "", 2026, "",
       ""},
      {"hodges1958", "article", "Hodges, J. L.", "The significance probability of the Smirnov two-sample test",
       "Ark. Mat.", "3", 1958, "469–486", ""},
      {"hodges1963", "article", "Hodges, J. L. and Lehmann, E. L.", "Estimates of location based on rank tests",
       "Ann. Math. Stat.", "34", 1963, "598–611", "10.1214/aoms/1177704172"},
      {"holm1979", "article", "Holm, Sture", "A simple sequentially rejective multiple test procedure",
       "Scand. J. Stat.", "6", 1979, "65–70", ""},
      {"holmes2019", "article", "Holmes, Caroline M. and Nemenman, Ilya",
       "Estimation of mutual information for real-valued data with error bars and controlled bias", "Phys. Rev. E",
       "100", 2019, "022404", ""},
      {"hyndman1996", "article", "Hyndman, Rob J. and Fan, Yanan", "Sample quantiles in statistical packages",
       "Am. Stat.", "50", 1996, "361–365", "10.1080/00031305.1996.10473566"},
      {"joe2008", "article", "Joe, Stephen and Kuo, Frances Y.",
       "Constructing Sobol sequences with better two-dimensional projections", "SIAM J. Sci. Comput.", "30", 2008,
       "2635–2654", ""},
      {"kelley1935", "article", "Kelley, Truman L.", "An unbiased correlation ratio measure",
       "Proc. Natl. Acad. Sci.", "21", 1935, "554–559", ""},
      {"kozachenko1987", "article", "Kozachenko, L. F. and Leonenko, N. N.",
       "Sample estimate of the entropy of a random vector", "Probl. Inf. Transm.", "23", 1987, "95–101", ""},
      {"kraskov2004", "article", "Kraskov, Alexander and Stögbauer, Harald and Grassberger, Peter",
       "Estimating mutual information", "Phys. Rev. E", "69", 2004, "066138", "10.1103/PhysRevE.69.066138"},
      {"kruskal1952", "article", "Kruskal, William H. and Wallis, W. Allen",
       "Use of ranks in one-criterion variance analysis", "J. Am. Stat. Assoc.", "47", 1952, "583–621",
       "10.1080/01621459.1952.10483441"},
      {"kullback1959", "book", "Kullback, Solomon", "Information Theory and Statistics", "Wiley", "", 1959, "", ""},
      {"kuznetsov1977", "article", "Kuznetsov, E. A.", "Solitons in a parametrically unstable plasma",
       "Sov. Phys. Dokl.", "22", 1977, "507–508", ""},
      {"lehmann1975", "book", "Lehmann, E. L.", "Nonparametrics: Statistical Methods Based on Ranks", "Holden-Day", "",
       1975, "", ""},
      {"lin1991", "article", "Lin, Jianhua", "Divergence measures based on the Shannon entropy",
       "IEEE Trans. Inf. Theory", "37", 1991, "145–151", "10.1109/18.61115"},
      {"ma1979", "article", "Ma, Yan-Chow", "The perturbed plane-wave solutions of the cubic Schrödinger equation",
       "Stud. Appl. Math.", "60", 1979, "43–58", ""},
      {"madras1988", "article", "Madras, Neal and Sokal, Alan D.",
       "The pivot algorithm: a highly efficient Monte Carlo method for the self-avoiding walk", "J. Stat. Phys.", "50",
       1988, "109–186", "10.1007/BF01022990"},
      {"mann1947", "article", "Mann, Henry B. and Whitney, Donald R.",
       "On a test of whether one of two random variables is stochastically larger than the other", "Ann. Math. Stat.",
       "18", 1947, "50–60", "10.1214/aoms/1177730491"},
      {"manton2004", "book", "Manton, Nicholas and Sutcliffe, Paul", "Topological Solitons",
       "Cambridge University Press", "", 2004, "", ""},
      {"massey1990", "inproceedings", "Massey, James L.", "Causality, feedback and directed information",
       "Proc. Int. Symp. Inf. Theory Appl.", "", 1990, "303–305", ""},
      {"mckay1979", "article", "McKay, Michael D. and Beckman, Richard J. and Conover, William J.",
       "A comparison of three methods for selecting values of input variables in the analysis of output from a computer "
       "code",
       "Technometrics", "21", 1979, "239–245", ""},
      {"mesner2021", "article", "Mesner, Octavio César and Shalizi, Cosma Rohilla",
       "Conditional mutual information estimation for mixed, discrete and continuous data", "IEEE Trans. Inf. Theory",
       "67", 2021, "464–484", ""},
      {"moon1995", "article", "Moon, Young-Il and Rajagopalan, Balaji and Lall, Upmanu",
       "Estimation of mutual information using kernel density estimators", "Phys. Rev. E", "52", 1995, "2318–2321", ""},
      {"peregrine1983", "article", "Peregrine, D. H.", "Water waves, nonlinear Schrödinger equations and their solutions",
       "J. Aust. Math. Soc. B", "25", 1983, "16–43", ""},
      {"phipson2010", "article", "Phipson, Belinda and Smyth, Gordon K.",
       "Permutation P-values should never be zero: calculating exact P-values when permutations are randomly drawn",
       "Stat. Appl. Genet. Mol. Biol.", "9", 2010, "39", "10.2202/1544-6115.1585"},
      {"renyi1961", "inproceedings", "Rényi, Alfréd", "On measures of entropy and information",
       "Proc. 4th Berkeley Symp.", "1", 1961, "547–561", ""},
      {"rew1990", "article", "Rew, Russ and Davis, Glenn", "NetCDF: an interface for scientific data access", "IEEE Comput. Graph. Appl.",
       "10", 1990, "76–82", ""},
      {"riss1993", "article", "Riss, U. V. and Meyer, H.-D.",
       "Calculation of resonance energies and widths using the complex absorbing potential method", "J. Phys. B", "26",
       1993, "4503–4535", ""},
      {"ross2014", "article", "Ross, Brian C.", "Mutual information between discrete and continuous data sets",
       "PLoS ONE", "9", 2014, "e87357", ""},
      {"satsuma1974", "article", "Satsuma, Junkichi and Yajima, Nobuo",
       "Initial value problems of one-dimensional self-modulation of nonlinear waves in dispersive media",
       "Prog. Theor. Phys. Suppl.", "55", 1974, "284–306", ""},
      {"schreiber2000", "article", "Schreiber, Thomas", "Measuring information transfer", "Phys. Rev. Lett.", "85",
       2000, "461–464", ""},
      {"schroer1995", "article", "Schröer, Gunar and Trenkler, Dietrich",
       "Exact and randomization distributions of Kolmogorov–Smirnov tests two or three samples",
       "Comput. Stat. Data Anal.", "20", 1995, "185–202", ""},
      {"scott1992", "book", "Scott, David W.", "Multivariate Density Estimation", "Wiley", "", 1992, "", ""},
      {"shafranovich2005", "misc", "Shafranovich, Y.", "Common format and MIME type for CSV files", "RFC 4180",
       "", 2005, "", ""},
      {"shannon1948", "article", "Shannon, Claude E.", "A mathematical theory of communication",
       "Bell Syst. Tech. J.", "27", 1948, "379–423", "10.1002/j.1538-7305.1948.tb01338.x"},
      {"silverman1986", "book", "Silverman, B. W.", "Density Estimation for Statistics and Data Analysis",
       "Chapman & Hall", "", 1986, "", ""},
      {"song2020", "inproceedings", "Song, Jiaming and Ermon, Stefano",
       "Understanding the limitations of variational mutual information estimators", "Int. Conf. Learn. Represent.", "",
       2020, "", ""},
      {"steiger2004", "article", "Steiger, James H.",
       "Beyond the F test: effect size confidence intervals and tests of close fit in the analysis of variance and "
       "contrast analysis", "Psychol. Methods", "9", 2004, "164–182", "10.1037/1082-989X.9.2.164"},
      {"tsallis1988", "article", "Tsallis, Constantino", "Possible generalization of Boltzmann–Gibbs statistics",
       "J. Stat. Phys.", "52", 1988, "479–487", "10.1007/BF01016429"},
      {"welch1947", "article", "Welch, B. L.",
       "The generalization of 'Student's' problem when several different population variances are involved",
       "Biometrika", "34", 1947, "28–35", "10.1093/biomet/34.1-2.28"},
      {"wickham2014", "article", "Wickham, Hadley", "Tidy data", "J. Stat. Softw.", "59", 2014, "1–23", ""},
      {"wigner1932", "article", "Wigner, E.", "On the quantum correction for thermodynamic equilibrium", "Phys. Rev.", "40",
       1932, "749–759", ""},
      {"wilks1938", "article", "Wilks, S. S.",
       "The large-sample distribution of the likelihood ratio for testing composite hypotheses", "Ann. Math. Stat.",
       "9", 1938, "60–62", ""},
      {"zakharov1972", "article", "Zakharov, V. E. and Shabat, A. B.",
       "Exact theory of two-dimensional self-focusing and one-dimensional self-modulation of waves in nonlinear media",
       "Sov. Phys. JETP", "34", 1972, "62–69", ""},
  };
  // clang-format on
  return kAll;
}

std::string cite(std::string_view key, std::string_view place) {
  const auto& all = bibliography();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Reference& each) { return each.key == key; });
  if (found == all.end()) throw std::out_of_range(fmt::format("the bibliography has no '{}'", key));
  std::string text = found->short_form();
  if (place.empty()) return text;
  return text + (place.starts_with('(') ? " " : ", ") + std::string(place);
}

const Reference* find_reference(std::string_view source) {
  for (const Reference& each : bibliography()) {
    const std::string form = each.short_form();
    // "… 1–3" is not the beginning of "… 1–32".
    const bool is_it = source.starts_with(form) && (source.size() == form.size() || source[form.size()] == ',' ||
                                                    source[form.size()] == ' ' || source[form.size()] == '.');
    if (is_it) return &each;
  }
  return nullptr;
}

}  // namespace ansatz::core
