/// How common three bytes in a row are in programs; it decides how fast keywords are found, not which.
struct Commonness {
  /// For each word of the kernel's bitmap; 0 for triples that are not listed.
  private var listed = [UInt64](repeating: 0, count: Kernel.wordCount)

  init() {
    let letters = Array(common.utf8)
    // By Zipf's law: what stands at twice the rank is half as common.
    for rank in 0..<(letters.count / 3) {
      let triple = letters[(3 * rank)..<(3 * rank + 3)]
      if listed[word(of: triple)] == 0 { listed[word(of: triple)] = 100_000 / UInt64(rank + 30) }
    }
  }

  /// The weight of three bytes; twice as common is twice the weight.
  func ofTriple(_ triple: ArraySlice<UInt8>) -> UInt64 {
    let weight = listed[word(of: triple)]
    if weight > 0 { return weight }
    let isPlain = triple.allSatisfy { folded($0) >= 0x61 && folded($0) <= 0x7A || $0 == 0x5F }
    return isPlain ? 100 : 20
  }

  private func word(of triple: ArraySlice<UInt8>) -> Int {
    Kernel.word(
      of: triple.reversed().reduce(0) { $0 << 8 | UInt32(Kernel.fold($1)) })
  }
}

/// The 512 most common triples of letters, digits, `_` and `-` in the Linux 6.1 tree and in web
/// projects, the most common first (`Benchmarks/triples` counts them).
private let common = """
  000strtheionentcondefrettiostaingtruineintthiturdevhisfinetuurnuctruc0x0tatefiateresvalati\
  terdatsetonstypforameodeverectypelocreanamerrx00reqestgetregoneandnstizeataockeadprobleist\
  nteallqueontctiitetortriersfiecomablortparaselintediceoutaluluemodticendntrcheserictaliope\
  addextignnotsiz0x1derptiequrintraramevepenseluesdiceldpertimchaporielindackcallenndeeleage\
  optessletoidviceviimeratlisivekeyaranedareobjsigvoidmaoreassnalattddrnonhanpreuseunclicomp\
  askromtemultnsitryenadelflaonffunmenstelasnumoveranritnceullssltarfrodesbuferittrunsounren\
  onarroapicatargpriactharwiterempoelfvenlogeckensjechecfiltengneangsioofftinainrorlseilehea\
  tchnitinilagmapntsastcesmascasherrecsinnulacendisouatui2crcepon---incmsgfreertferithpinern\
  elsbitntiourdisetalowailnsearteraicaredideencnerillnodooltesmetnewuntagsmpltexloainsreebje\
  oadescialudeurcclacluitiespappputmembascodtuslidnficmdwririvuteracthaervormropachfig3xxoss\
  varancidxeteaula3xfauesofloscrecoinfadematmaxhatnctwillonnetctoeseonglatpcidinludlableacou\
  rsinfoffsefastoighmincrex50plaansplewarimpalsseccpuboosocreftainclemeostatodexctxev-fse509\
  layngepaginunapotobutureblosenatccellanifiemocolfferouspecurellcan0xfclipattacmacledriagen\
  eatdreirqmesntapacegigpissiarddenireptrcrilesllopostivuffanyedispoundreptabpecordrictrox1f\
  rolrvedecriplecsupruemanookctrplightshoeaseneannulergeeofiptnabshilemnencorxfshosctlustcts\
  sedcfgtreribadapollizdedgesfffu32rmaberinprreinvityinonvaengocsasniftsdmbelsn1oinexpspasub\
  inknnenelbacautthodirhifry-lieiensharigcspskbxtefirildllehastrlworgisremsndcksrtitanhenrai\
  pdaown
  """
