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
      {"alexander1994", "article", "Alexander, Ralph A. and Govern, Diane M.",
       "A new and simpler approximation for ANOVA under variance heterogeneity", "J. Educ. Stat.", "19", 1994, "91–101",
       "10.3102/10769986019002091"},
      {"altman2005", "article", "Altman, Douglas G. and Bland, J. Martin", "Standard deviations and standard errors", "BMJ",
       "331", 2005, "903", ""},
      {"amari1985", "book", "Amari, Shun-ichi",
       "Differential-Geometrical Methods in Statistics", "Springer", "", 1985,
       "", ""},
      {"ansari1960", "article", "Ansari, A. R. and Bradley, R. A.", "Rank-sum tests for dispersions",
       "Ann. Math. Stat.", "31", 1960, "1174–1189", "10.1214/aoms/1177705688"},
      {"antonov1979", "article", "Antonov, I. A. and Saleev, V. M.", "An economic method of computing LPτ-sequences",
       "USSR Comput. Math. Math. Phys.", "19", 1979, "252–256", ""},
      {"bao2006", "article", "Bao, Weizhu and Chern, I-Liang and Lim, Fong Yin",
       "Efficient and spectrally accurate numerical methods for computing ground and first excited states in "
       "Bose–Einstein condensates", "J. Comput. Phys.", "219", 2006, "836–854", ""},
      {"barnett2009", "article", "Barnett, Lionel and Barrett, Adam B. and Seth, Anil K.",
       "Granger causality and transfer entropy are equivalent for Gaussian variables", "Phys. Rev. Lett.", "103", 2009,
       "238701", ""},
      {"bartlett1937", "article", "Bartlett, M. S.", "Properties of sufficiency and statistical tests",
       "Proc. R. Soc. A", "160", 1937, "268–282", "10.1098/rspa.1937.0109"},
      {"beirlant1997", "article", "Beirlant, J. and Dudewicz, E. J. and Györfi, L. and van der Meulen, E. C.",
       "Nonparametric entropy estimation: An overview", "Int. J. Math. Stat. Sci.", "6", 1997, "17–39", ""},
      {"bell2003", "inproceedings", "Bell, Anthony J.",
       "The co-information lattice", "Proc. Int. Symp. ICA and Blind Signal Separation", "", 2003,
       "921–926", ""},
      {"benjamini1995", "article", "Benjamini, Yoav and Hochberg, Yosef",
       "Controlling the false discovery rate: a practical and powerful approach to multiple testing",
       "J. R. Stat. Soc. B", "57", 1995, "289–300", "10.1111/j.2517-6161.1995.tb02031.x"},
      {"benjamini2001", "article", "Benjamini, Yoav and Yekutieli, Daniel",
       "The control of the false discovery rate in multiple testing under dependency", "Ann. Stat.", "29", 2001,
       "1165–1188", "10.1214/aos/1013699998"},
      {"benjamini2006", "article", "Benjamini, Yoav and Krieger, Abba M. and Yekutieli, Daniel",
       "Adaptive linear step-up procedures that control the false discovery rate", "Biometrika", "93", 2006, "491–507",
       "10.1093/biomet/93.3.491"},
      {"bhattacharyya1943", "article", "Bhattacharyya, A.",
       "On a measure of divergence between two statistical populations defined by their probability distributions", "Bull. Calcutta Math. Soc.", "35", 1943,
       "99–109", ""},
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
      {"bonachela2008", "article", "Bonachela, Juan A. and Hinrichsen, Haye and Muñoz, Miguel A.",
       "Entropy estimates of small data sets", "J. Phys. A", "41", 2008,
       "202001", ""},
      {"botev2010", "article", "Botev, Z. I. and Grotowski, J. F. and Kroese, D. P.",
       "Kernel density estimation via diffusion", "Ann. Stat.", "38", 2010, "2916–2957", ""},
      {"box1958", "article", "Box, G. E. P. and Muller, Mervin E.",
       "A note on the generation of random normal deviates", "Ann. Math. Stat.", "29", 1958, "610–611",
       "10.1214/aoms/1177706645"},
      {"brown1974", "article", "Brown, Morton B. and Forsythe, Alan B.",
       "The small sample behavior of some statistics which test the equality of several means", "Technometrics", "16",
       1974, "129–132", "10.1080/00401706.1974.10489158"},
      {"brown2001", "article", "Brown, Lawrence D. and Cai, T. Tony and DasGupta, Anirban",
       "Interval estimation for a binomial proportion", "Stat. Sci.", "16", 2001, "101–133", "10.1214/ss/1009213286"},
      {"brunner2000", "article", "Brunner, Edgar and Munzel, Ullrich",
       "The nonparametric Behrens-Fisher problem: asymptotic theory and a small-sample approximation", "Biom. J.", "42",
       2000, "17–25", ""},
      {"campbell1983", "article", "Campbell, David K. and Schonfeld, Jonathan F. and Wingate, Charles A.",
       "Resonance structure in kink-antikink interactions in φ⁴ theory", "Physica D", "9", 1983, "1–32",
       "10.1016/0167-2789(83)90289-0"},
      {"chao2003", "article", "Chao, Anne and Shen, Tsung-Jen",
       "Nonparametric estimation of Shannon's index of diversity when there are unseen species in sample", "Environ. Ecol. Stat.", "10", 2003,
       "429–443", ""},
      {"chao2013", "article", "Chao, Anne and Wang, Y. T. and Jost, Lou",
       "Entropy and the species accumulation curve: a novel entropy estimator via discovery rates of new species", "Methods Ecol. Evol.", "4", 2013,
       "1091–1100", ""},
      {"chatterjee2021", "article", "Chatterjee, Sourav", "A new coefficient of correlation", "J. Am. Stat. Assoc.",
       "116", 2021, "2009–2022", "10.1080/01621459.2020.1758115"},
      {"chernoff1952", "article", "Chernoff, Herman",
       "A measure of asymptotic efficiency for tests of a hypothesis based on the sum of observations", "Ann. Math. Stat.", "23", 1952,
       "493–507", ""},
      {"cliff1993", "article", "Cliff, Norman", "Dominance statistics: Ordinal analyses to answer ordinal questions",
       "Psychol. Bull.", "114", 1993, "494–509", "10.1037/0033-2909.114.3.494"},
      {"clopper1934", "article", "Clopper, C. J. and Pearson, E. S.",
       "The use of confidence or fiducial limits illustrated in the case of the binomial", "Biometrika", "26", 1934,
       "404–413", "10.1093/biomet/26.4.404"},
      {"cochran1950", "article", "Cochran, W. G.", "The comparison of percentages in matched samples", "Biometrika",
       "37", 1950, "256–266", "10.1093/biomet/37.3-4.256"},
      {"codd1970", "article", "Codd, E. F.", "A relational model of data for large shared data banks",
       "Commun. ACM", "13", 1970, "377–387", ""},
      {"cohen1988", "book", "Cohen, Jacob", "Statistical Power Analysis for the Behavioral Sciences",
       "Lawrence Erlbaum", "", 1988, "", ""},
      {"conover1979", "misc", "Conover, W. J. and Iman, R. L.", "On multiple-comparisons procedures",
       "Los Alamos report LA-7677-MS", "", 1979, "", ""},
      {"couzin2002", "article",
       "Couzin, Iain D. and Krause, Jens and James, Richard and Ruxton, Graeme D. and Franks, Nigel R.",
       "Collective memory and spatial sorting in animal groups", "J. Theor. Biol.", "218", 2002, "1–11",
       "10.1006/jtbi.2002.3065"},
      {"cover2006", "book", "Cover, Thomas M. and Thomas, Joy A.", "Elements of Information Theory, 2nd ed.", "Wiley",
       "", 2006, "", ""},
      {"cox2002", "article", "Cox, S. M. and Matthews, P. C.", "Exponential time differencing for stiff systems",
       "J. Comput. Phys.", "176", 2002, "430–455", ""},
      {"csiszar1967", "article", "Csiszár, Imre",
       "Information-type measures of difference of probability distributions and indirect observations", "Studia Sci. Math. Hung.", "2", 1967,
       "299–318", ""},
      {"cumming2001", "article", "Cumming, Geoff and Finch, Sue",
       "A primer on the understanding, use, and calculation of confidence intervals that are based on central and "
       "noncentral distributions", "Educ. Psychol. Meas.", "61", 2001, "532–574", "10.1177/0013164401614002"},
      {"dagostino1973", "article", "D'Agostino, Ralph and Pearson, E. S.", "Tests for departure from normality",
       "Biometrika", "60", 1973, "613–622", "10.1093/biomet/60.3.613"},
      {"demsar2006", "article", "Demšar, Janez", "Statistical comparisons of classifiers over multiple data sets",
       "J. Mach. Learn. Res.", "7", 2006, "1–30", ""},
      {"dixon1946", "article", "Dixon, W. J. and Mood, A. M.", "The statistical sign test", "J. Am. Stat. Assoc.", "41",
       1946, "557–566", "10.1080/01621459.1946.10501898"},
      {"drazin1989", "book", "Drazin, P. G. and Johnson, R. S.", "Solitons: an introduction",
       "Cambridge University Press", "", 1989, "", ""},
      {"dunn1964", "article", "Dunn, Olive Jean", "Multiple comparisons using rank sums", "Technometrics", "6", 1964,
       "241–252", "10.1080/00401706.1964.10490181"},
      {"dunnett1955", "article", "Dunnett, Charles W.",
       "A multiple comparison procedure for comparing several treatments with a control", "J. Am. Stat. Assoc.", "50",
       1955, "1096–1121", "10.1080/01621459.1955.10501294"},
      {"dwork2015", "article",
       "Dwork, Cynthia and Feldman, Vitaly and Hardt, Moritz and Pitassi, Toniann and Reingold, Omer and Roth, Aaron",
       "The reusable holdout: preserving validity in adaptive data analysis", "Science", "349", 2015, "636–638",
       "10.1126/science.aaa9375"},
      {"dwork2015adaptive", "article",
       "Dwork, Cynthia and Feldman, Vitaly and Hardt, Moritz and Pitassi, Toniann and Reingold, Omer and Roth, Aaron",
       "Generalization in adaptive data analysis and holdout reuse", "Adv. Neural Inf. Process. Syst.", "28", 2015,
       "2350–2358", ""},
      {"eckart1930", "article", "Eckart, C.", "The penetration of a potential barrier by electrons", "Phys. Rev.", "35",
       1930, "1303–1309", ""},
      {"efron1987", "article", "Efron, Bradley", "Better bootstrap confidence intervals", "J. Am. Stat. Assoc.", "82",
       1987, "171–185", "10.1080/01621459.1987.10478410"},
      {"feit1982", "article", "Feit, M. D. and Fleck, J. A. and Steiger, A.",
       "Solution of the Schrödinger equation by a spectral method", "J. Comput. Phys.", "47", 1982, "412–433", ""},
      {"fisher1915", "article", "Fisher, R. A.",
       "Frequency distribution of the values of the correlation coefficient in samples from an indefinitely large "
       "population", "Biometrika", "10", 1915, "507–521", "10.1093/biomet/10.4.507"},
      {"fisher1925", "book", "Fisher, R. A.", "Statistical Methods for Research Workers", "Oliver & Boyd", "", 1925, "",
       ""},
      {"fisher1935", "article", "Fisher, R. A.", "The logic of inductive inference", "J. R. Stat. Soc.", "98", 1935,
       "39–82", "10.2307/2342435"},
      {"fligner1976", "article", "Fligner, Michael A. and Killeen, Timothy J.",
       "Distribution-free two-sample tests for scale", "J. Am. Stat. Assoc.", "71", 1976, "210–213",
       "10.1080/01621459.1976.10481517"},
      {"forsythe1974", "article", "Brown, Morton B. and Forsythe, Alan B.",
       "Robust tests for the equality of variances", "J. Am. Stat. Assoc.", "69", 1974, "364–367",
       "10.1080/01621459.1974.10482955"},
      {"frenzel2007", "article", "Frenzel, Stefan and Pompe, Bernd",
       "Partial mutual information for coupling analysis of multivariate time series", "Phys. Rev. Lett.", "99", 2007,
       "204101", ""},
      {"friedman1937", "article", "Friedman, Milton",
       "The use of ranks to avoid the assumption of normality implicit in the analysis of variance",
       "J. Am. Stat. Assoc.", "32", 1937, "675–701", "10.1080/01621459.1937.10503522"},
      {"gacs1973", "article", "Gács, Péter and Körner, János",
       "Common information is far less than mutual information", "Probl. Control Inf. Theory", "2", 1973,
       "149–162", ""},
      {"games1976", "article", "Games, Paul A. and Howell, John F.",
       "Pairwise multiple comparison procedures with unequal n's and/or variances: a Monte Carlo study",
       "J. Educ. Stat.", "1", 1976, "113–125", "10.3102/10769986001002113"},
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
      {"grassberger1988", "article", "Grassberger, Peter",
       "Finite sample corrections to entropy and dimension estimates", "Phys. Lett. A", "128", 1988,
       "369–373", ""},
      {"grassberger2003", "misc", "Grassberger, Peter",
       "Entropy estimates from insufficient samplings", "arXiv:physics/0307138", "", 2003,
       "", ""},
      {"gretton2012", "article",
       "Gretton, Arthur and Borgwardt, Karsten M. and Rasch, Malte J. and Schölkopf, Bernhard and Smola, Alexander",
       "A kernel two-sample test", "J. Mach. Learn. Res.", "13", 2012, "723–773", ""},
      {"hairer1993", "book", "Hairer, E. and Nørsett, S. P. and Wanner, G.",
       "Solving Ordinary Differential Equations I: Nonstiff Problems", "Springer", "", 1993, "", ""},
      {"han1978", "article", "Han, Te Sun",
       "Nonnegative entropy measures of multivariate symmetric correlations", "Inf. Control", "36", 1978,
       "133–156", ""},
      {"harris2020", "article", "Harris, Charles R. and Millman, K. Jarrod and van der Walt, Stéfan J. and Gommers, Ralf", "Array programming with NumPy",
       "Nature", "585", 2020, "357–362", ""},
      {"hartley1928", "article", "Hartley, R. V. L.",
       "Transmission of information", "Bell Syst. Tech. J.", "7", 1928,
       "535–563", ""},
      {"hartman1962", "article", "Hartman, T. E.", "Tunneling of a wave packet", "J. Appl. Phys.", "33", 1962,
       "3427–3433", ""},
      {"hausser2009", "article", "Hausser, Jean and Strimmer, Korbinian",
       "Entropy inference and the James–Stein estimator, with application to nonlinear gene association networks", "J. Mach. Learn. Res.", "10", 2009,
       "1469–1484", ""},
      {"hays1963", "book", "Hays, William L.", "Statistics for Psychologists", "Holt, Rinehart and Winston", "", 1963,
       "", ""},
      {"hedges1981", "article", "Hedges, Larry V.",
       "Distribution theory for Glass's estimator of effect size and related estimators", "J. Educ. Stat.", "6", 1981,
       "107–128", "10.3102/10769986006002107"},
      {"hellinger1909", "article", "Hellinger, Ernst",
       "Neue Begründung der Theorie quadratischer Formen von unendlichvielen Veränderlichen", "J. Reine Angew. Math.", "136", 1909,
       "210–271", ""},
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
      {"hill1973", "article", "Hill, M. O.",
       "Diversity and evenness: a unifying notation and its consequences", "Ecology", "54", 1973,
       "427–432", ""},
      {"hochberg1988", "article", "Hochberg, Yosef",
       "A sharper Bonferroni procedure for multiple tests of significance", "Biometrika", "75", 1988, "800–802",
       "10.1093/biomet/75.4.800"},
      {"hodges1958", "article", "Hodges, J. L.", "The significance probability of the Smirnov two-sample test",
       "Ark. Mat.", "3", 1958, "469–486", ""},
      {"hodges1963", "article", "Hodges, J. L. and Lehmann, E. L.", "Estimates of location based on rank tests",
       "Ann. Math. Stat.", "34", 1963, "598–611", "10.1214/aoms/1177704172"},
      {"holm1979", "article", "Holm, Sture", "A simple sequentially rejective multiple test procedure",
       "Scand. J. Stat.", "6", 1979, "65–70", ""},
      {"holmes2019", "article", "Holmes, Caroline M. and Nemenman, Ilya",
       "Estimation of mutual information for real-valued data with error bars and controlled bias", "Phys. Rev. E",
       "100", 2019, "022404", ""},
      {"hommel1988", "article", "Hommel, G.",
       "A stagewise rejective multiple test procedure based on a modified Bonferroni test", "Biometrika", "75", 1988,
       "383–386", "10.1093/biomet/75.2.383"},
      {"huo2016", "article", "Huo, Xiaoming and Székely, Gábor J.", "Fast computing for distance covariance",
       "Technometrics", "58", 2016, "435–447", "10.1080/00401706.2015.1054435"},
      {"hyndman1996", "article", "Hyndman, Rob J. and Fan, Yanan", "Sample quantiles in statistical packages",
       "Am. Stat.", "50", 1996, "361–365", "10.1080/00031305.1996.10473566"},
      {"iman1980", "article", "Iman, Ronald L. and Davenport, James M.",
       "Approximations of the critical region of the Friedman statistic", "Commun. Stat. A", "9", 1980, "571–595",
       "10.1080/03610928008827904"},
      {"jarque1980", "article", "Jarque, Carlos M. and Bera, Anil K.",
       "Efficient tests for normality, homoscedasticity and serial independence of regression residuals", "Econ. Lett.",
       "6", 1980, "255–259", "10.1016/0165-1765(80)90024-5"},
      {"jeffreys1946", "article", "Jeffreys, Harold",
       "An invariant form for the prior probability in estimation problems", "Proc. R. Soc. A", "186", 1946,
       "453–461", ""},
      {"jenssen2006", "article", "Jenssen, Robert and Principe, Jose C. and Erdogmus, Deniz and Eltoft, Torbjørn",
       "The Cauchy–Schwarz divergence and Parzen windowing: connections to graph theory and Mercer kernels", "J. Franklin Inst.", "343", 2006,
       "614–629", ""},
      {"joe2008", "article", "Joe, Stephen and Kuo, Frances Y.",
       "Constructing Sobol sequences with better two-dimensional projections", "SIAM J. Sci. Comput.", "30", 2008,
       "2635–2654", ""},
      {"jonckheere1954", "article", "Jonckheere, A. R.",
       "A distribution-free k-sample test against ordered alternatives", "Biometrika", "41", 1954, "133–145",
       "10.1093/biomet/41.1-2.133"},
      {"kelley1935", "article", "Kelley, Truman L.", "An unbiased correlation ratio measure",
       "Proc. Natl. Acad. Sci.", "21", 1935, "554–559", ""},
      {"kendall1945", "article", "Kendall, M. G.", "The treatment of ties in ranking problems", "Biometrika", "33",
       1945, "239–251", "10.1093/biomet/33.3.239"},
      {"knight1966", "article", "Knight, William R.",
       "A computer method for calculating Kendall's tau with ungrouped data", "J. Am. Stat. Assoc.", "61", 1966,
       "436–439", "10.1080/01621459.1966.10480879"},
      {"kozachenko1987", "article", "Kozachenko, L. F. and Leonenko, N. N.",
       "Sample estimate of the entropy of a random vector", "Probl. Inf. Transm.", "23", 1987, "95–101", ""},
      {"kramer1956", "article", "Kramer, Clyde Young",
       "Extension of multiple range tests to group means with unequal numbers of replications", "Biometrics", "12",
       1956, "307–310", "10.2307/3001469"},
      {"kraskov2004", "article", "Kraskov, Alexander and Stögbauer, Harald and Grassberger, Peter",
       "Estimating mutual information", "Phys. Rev. E", "69", 2004, "066138", "10.1103/PhysRevE.69.066138"},
      {"kruskal1952", "article", "Kruskal, William H. and Wallis, W. Allen",
       "Use of ranks in one-criterion variance analysis", "J. Am. Stat. Assoc.", "47", 1952, "583–621",
       "10.1080/01621459.1952.10483441"},
      {"kullback1951", "article", "Kullback, S. and Leibler, R. A.",
       "On information and sufficiency", "Ann. Math. Stat.", "22", 1951,
       "79–86", ""},
      {"kullback1959", "book", "Kullback, Solomon", "Information Theory and Statistics", "Wiley", "", 1959, "", ""},
      {"kunsch1989", "article", "Künsch, Hans R.",
       "The jackknife and the bootstrap for general stationary observations", "Ann. Stat.", "17", 1989, "1217–1241",
       "10.1214/aos/1176347265"},
      {"kuznetsov1977", "article", "Kuznetsov, E. A.", "Solitons in a parametrically unstable plasma",
       "Sov. Phys. Dokl.", "22", 1977, "507–508", ""},
      {"lad2015", "article", "Lad, Frank and Sanfilippo, Giuseppe and Agrò, Gianna",
       "Extropy: complementary dual of entropy", "Stat. Sci.", "30", 2015,
       "40–58", ""},
      {"lehmann1975", "book", "Lehmann, E. L.", "Nonparametrics: Statistical Methods Based on Ranks", "Holden-Day", "",
       1975, "", ""},
      {"lilliefors1967", "article", "Lilliefors, Hubert W.",
       "On the Kolmogorov-Smirnov test for normality with mean and variance unknown", "J. Am. Stat. Assoc.", "62", 1967,
       "399–402", "10.1080/01621459.1967.10482916"},
      {"lin1991", "article", "Lin, Jianhua", "Divergence measures based on the Shannon entropy",
       "IEEE Trans. Inf. Theory", "37", 1991, "145–151", "10.1109/18.61115"},
      {"liu2020", "article", "Liu, Yaowu and Xie, Jun",
       "Cauchy combination test: a powerful test with analytic p-value calculation under arbitrary dependency "
       "structures", "J. Am. Stat. Assoc.", "115", 2020, "393–402", "10.1080/01621459.2018.1554485"},
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
      {"mcgill1954", "article", "McGill, William J.",
       "Multivariate information transmission", "Psychometrika", "19", 1954,
       "97–116", ""},
      {"mckay1979", "article", "McKay, Michael D. and Beckman, Richard J. and Conover, William J.",
       "A comparison of three methods for selecting values of input variables in the analysis of output from a computer "
       "code",
       "Technometrics", "21", 1979, "239–245", ""},
      {"mcnemar1947", "article", "McNemar, Quinn",
       "Note on the sampling error of the difference between correlated proportions or percentages", "Psychometrika",
       "12", 1947, "153–157", "10.1007/BF02295996"},
      {"mesner2021", "article", "Mesner, Octavio César and Shalizi, Cosma Rohilla",
       "Conditional mutual information estimation for mixed, discrete and continuous data", "IEEE Trans. Inf. Theory",
       "67", 2021, "464–484", ""},
      {"miller1955", "inproceedings", "Miller, George A.",
       "Note on the bias of information estimates", "Information Theory in Psychology", "", 1955,
       "95–100", ""},
      {"mood1950", "book", "Mood, Alexander M.", "Introduction to the Theory of Statistics", "McGraw-Hill", "", 1950,
       "", ""},
      {"moon1995", "article", "Moon, Young-Il and Rajagopalan, Balaji and Lall, Upmanu",
       "Estimation of mutual information using kernel density estimators", "Phys. Rev. E", "52", 1995, "2318–2321", ""},
      {"nemenman2002", "inproceedings", "Nemenman, Ilya and Shafee, Fariel and Bialek, William",
       "Entropy and inference, revisited", "Adv. Neural Inf. Process. Syst.", "14", 2002,
       "471–478", ""},
      {"page1963", "article", "Page, Ellis Batten",
       "Ordered hypotheses for multiple treatments: a significance test for linear ranks", "J. Am. Stat. Assoc.", "58",
       1963, "216–230", "10.1080/01621459.1963.10500843"},
      {"pearson1896", "article", "Pearson, Karl",
       "Mathematical contributions to the theory of evolution. III. Regression, heredity, and panmixia",
       "Philos. Trans. R. Soc. A", "187", 1896, "253–318", "10.1098/rsta.1896.0007"},
      {"pearson1900", "article", "Pearson, Karl",
       "On the criterion that a given system of deviations from the probable in the case of a correlated system of "
       "variables is such that it can be reasonably supposed to have arisen from random sampling", "Philos. Mag.", "50",
       1900, "157–175", "10.1080/14786440009463897"},
      {"peregrine1983", "article", "Peregrine, D. H.", "Water waves, nonlinear Schrödinger equations and their solutions",
       "J. Aust. Math. Soc. B", "25", 1983, "16–43", ""},
      {"phipson2010", "article", "Phipson, Belinda and Smyth, Gordon K.",
       "Permutation P-values should never be zero: calculating exact P-values when permutations are randomly drawn",
       "Stat. Appl. Genet. Mol. Biol.", "9", 2010, "39", "10.2202/1544-6115.1585"},
      {"pratt1959", "article", "Pratt, John W.", "Remarks on zeros and ties in the Wilcoxon signed rank procedures",
       "J. Am. Stat. Assoc.", "54", 1959, "655–667", "10.1080/01621459.1959.10501526"},
      {"renyi1961", "inproceedings", "Rényi, Alfréd", "On measures of entropy and information",
       "Proc. 4th Berkeley Symp.", "1", 1961, "547–561", ""},
      {"rew1990", "article", "Rew, Russ and Davis, Glenn", "NetCDF: an interface for scientific data access", "IEEE Comput. Graph. Appl.",
       "10", 1990, "76–82", ""},
      {"riss1993", "article", "Riss, U. V. and Meyer, H.-D.",
       "Calculation of resonance energies and widths using the complex absorbing potential method", "J. Phys. B", "26",
       1993, "4503–4535", ""},
      {"rizzo2013", "article", "Székely, Gábor J. and Rizzo, Maria L.",
       "Energy statistics: a class of statistics based on distances", "J. Stat. Plan. Inference", "143", 2013,
       "1249–1272", "10.1016/j.jspi.2013.03.018"},
      {"rosas2019", "article", "Rosas, Fernando E. and Mediano, Pedro A. M. and Gastpar, Michael and Jensen, Henrik J.",
       "Quantifying high-order interdependencies via multivariate extensions of the mutual information", "Phys. Rev. E", "100", 2019,
       "032305", ""},
      {"ross2014", "article", "Ross, Brian C.", "Mutual information between discrete and continuous data sets",
       "PLoS ONE", "9", 2014, "e87357", ""},
      {"royston1995", "article", "Royston, Patrick",
       "Remark AS R94: a remark on algorithm AS 181: the W-test for normality", "Appl. Stat.", "44", 1995, "547–551",
       "10.2307/2986146"},
      {"satsuma1974", "article", "Satsuma, Junkichi and Yajima, Nobuo",
       "Initial value problems of one-dimensional self-modulation of nonlinear waves in dispersive media",
       "Prog. Theor. Phys. Suppl.", "55", 1974, "284–306", ""},
      {"schreiber2000", "article", "Schreiber, Thomas", "Measuring information transfer", "Phys. Rev. Lett.", "85",
       2000, "461–464", ""},
      {"schroer1995", "article", "Schröer, Gunar and Trenkler, Dietrich",
       "Exact and randomization distributions of Kolmogorov–Smirnov tests two or three samples",
       "Comput. Stat. Data Anal.", "20", 1995, "185–202", ""},
      {"schuirmann1987", "article", "Schuirmann, Donald J.",
       "A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of "
       "average bioavailability", "J. Pharmacokinet. Biopharm.", "15", 1987, "657–680", "10.1007/BF01068419"},
      {"scott1992", "book", "Scott, David W.", "Multivariate Density Estimation", "Wiley", "", 1992, "", ""},
      {"shafranovich2005", "misc", "Shafranovich, Y.", "Common format and MIME type for CSV files", "RFC 4180",
       "", 2005, "", ""},
      {"shannon1948", "article", "Shannon, Claude E.", "A mathematical theory of communication",
       "Bell Syst. Tech. J.", "27", 1948, "379–423", "10.1002/j.1538-7305.1948.tb01338.x"},
      {"sharma1975", "article", "Sharma, Bhu D. and Mittal, Dharam P.",
       "New non-additive measures of entropy for discrete probability distributions", "J. Math. Sci.", "10", 1975,
       "28–40", ""},
      {"sidak1967", "article", "Šidák, Zbyněk",
       "Rectangular confidence regions for the means of multivariate normal distributions", "J. Am. Stat. Assoc.", "62",
       1967, "626–633", "10.1080/01621459.1967.10482935"},
      {"silverman1986", "book", "Silverman, B. W.", "Density Estimation for Statistics and Data Analysis",
       "Chapman & Hall", "", 1986, "", ""},
      {"song2020", "inproceedings", "Song, Jiaming and Ermon, Stefano",
       "Understanding the limitations of variational mutual information estimators", "Int. Conf. Learn. Represent.", "",
       2020, "", ""},
      {"spearman1904", "article", "Spearman, C.", "The proof and measurement of association between two things",
       "Am. J. Psychol.", "15", 1904, "72–101", "10.2307/1412159"},
      {"steiger2004", "article", "Steiger, James H.",
       "Beyond the F test: effect size confidence intervals and tests of close fit in the analysis of variance and "
       "contrast analysis", "Psychol. Methods", "9", 2004, "164–182", "10.1037/1082-989X.9.2.164"},
      {"stephens1986", "book", "D'Agostino, Ralph B. and Stephens, Michael A.", "Goodness-of-Fit Techniques",
       "Marcel Dekker", "", 1986, "", ""},
      {"storey2002", "article", "Storey, John D.", "A direct approach to false discovery rates", "J. R. Stat. Soc. B",
       "64", 2002, "479–498", "10.1111/1467-9868.00346"},
      {"strehl2002", "article", "Strehl, Alexander and Ghosh, Joydeep",
       "Cluster ensembles: a knowledge reuse framework for combining multiple partitions", "J. Mach. Learn. Res.", "3", 2002,
       "583–617", ""},
      {"student1908", "article", "Student", "The probable error of a mean", "Biometrika", "6", 1908, "1–25",
       "10.1093/biomet/6.1.1"},
      {"szekely2007", "article", "Székely, Gábor J. and Rizzo, Maria L. and Bakirov, Nail K.",
       "Measuring and testing dependence by correlation of distances", "Ann. Stat.", "35", 2007, "2769–2794",
       "10.1214/009053607000000505"},
      {"szekely2013", "article", "Székely, Gábor J. and Rizzo, Maria L.",
       "The distance correlation t-test of independence in high dimension", "J. Multivar. Anal.", "117", 2013,
       "193–213", "10.1016/j.jmva.2013.02.012"},
      {"tononi1994", "article", "Tononi, Giulio and Sporns, Olaf and Edelman, Gerald M.",
       "A measure for brain complexity: relating functional segregation and integration in the nervous system", "Proc. Natl. Acad. Sci.", "91", 1994,
       "5033–5037", ""},
      {"tsallis1988", "article", "Tsallis, Constantino", "Possible generalization of Boltzmann–Gibbs statistics",
       "J. Stat. Phys.", "52", 1988, "479–487", "10.1007/BF01016429"},
      {"vallender1974", "article", "Vallender, S. S.",
       "Calculation of the Wasserstein distance between probability distributions on the line", "Theory Probab. Appl.", "18", 1974,
       "784–786", ""},
      {"vanerven2014", "article", "van Erven, Tim and Harremoës, Peter",
       "Rényi divergence and Kullback–Leibler divergence", "IEEE Trans. Inf. Theory", "60", 2014,
       "3797–3820", ""},
      {"vinh2010", "article", "Vinh, Nguyen Xuan and Epps, Julien and Bailey, James",
       "Information theoretic measures for clusterings comparison: variants, properties, normalization and correction for chance", "J. Mach. Learn. Res.", "11", 2010,
       "2837–2854", ""},
      {"vovk2020", "article", "Vovk, Vladimir and Wang, Ruodu", "Combining p-values via averaging", "Biometrika", "107",
       2020, "791–808", "10.1093/biomet/asaa027"},
      {"wald1940", "article", "Wald, A. and Wolfowitz, J.",
       "On a test whether two samples are from the same population", "Ann. Math. Stat.", "11", 1940, "147–162",
       "10.1214/aoms/1177731909"},
      {"watanabe1960", "article", "Watanabe, Satosi",
       "Information theoretical analysis of multivariate correlation", "IBM J. Res. Dev.", "4", 1960,
       "66–82", ""},
      {"welch1947", "article", "Welch, B. L.",
       "The generalization of 'Student's' problem when several different population variances are involved",
       "Biometrika", "34", 1947, "28–35", "10.1093/biomet/34.1-2.28"},
      {"welch1951", "article", "Welch, B. L.", "On the comparison of several mean values: an alternative approach",
       "Biometrika", "38", 1951, "330–336", "10.1093/biomet/38.3-4.330"},
      {"wickham2014", "article", "Wickham, Hadley", "Tidy data", "J. Stat. Softw.", "59", 2014, "1–23", ""},
      {"wigner1932", "article", "Wigner, E.", "On the quantum correction for thermodynamic equilibrium", "Phys. Rev.", "40",
       1932, "749–759", ""},
      {"wilcoxon1945", "article", "Wilcoxon, Frank", "Individual comparisons by ranking methods", "Biometrics Bull.",
       "1", 1945, "80–83", "10.2307/3001968"},
      {"wilks1938", "article", "Wilks, S. S.",
       "The large-sample distribution of the likelihood ratio for testing composite hypotheses", "Ann. Math. Stat.",
       "9", 1938, "60–62", ""},
      {"wolpert1995", "article", "Wolpert, David H. and Wolf, David R.",
       "Estimating functions of probability distributions from a finite set of samples", "Phys. Rev. E", "52", 1995,
       "6841–6854", ""},
      {"yuen1974", "article", "Yuen, Karen K.", "The two-sample trimmed t for unequal population variances",
       "Biometrika", "61", 1974, "165–170", "10.1093/biomet/61.1.165"},
      {"zakharov1972", "article", "Zakharov, V. E. and Shabat, A. B.",
       "Exact theory of two-dimensional self-focusing and one-dimensional self-modulation of waves in nonlinear media",
       "Sov. Phys. JETP", "34", 1972, "62–69", ""},
      {"zhang2012", "article", "Zhang, Zhiyi",
       "Entropy estimation in Turing's perspective", "Neural Comput.", "24", 2012,
       "1368–1389", ""},
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
