/// How common three bytes in a row are in programs; it decides how fast keywords are found, not which.
struct Commonness {
  /// For each word of the kernel's bitmap; 0 for triples that are not listed.
  private var listed = [UInt16](repeating: 0, count: Gram.wordCount)
  private let letters = Array(common.utf8)

  init() {
    var words = listed
    forEachTriple { bytes, weight in
      let word = Gram(bytes: bytes).word
      if words[word] == 0 { words[word] = weight }
    }
    listed = words
  }

  /// Gives each listed triple, the first byte lowest, and how common it is.
  func forEachTriple(_ body: (_ bytes: UInt32, _ weight: UInt16) -> Void) {
    // By Zipf's law: what stands at twice the rank is half as common.
    for rank in 0..<(letters.count / 3) {
      body(folded(3 * rank, in: letters), UInt16(100_000 / (rank + 30)))
    }
  }

  /// Where the gram of a keyword of four bytes or more begins that costs least: by how common it is, and
  /// by what the sieve lets pass with it.
  func cheapestGram(in letters: [UInt8], _ keyword: Range<Int>, _ sieve: Sieve) -> Int {
    var (best, least) = (0, UInt32.max)
    var before = weight(ofTripleAt: keyword.lowerBound, in: letters)
    for offset in 0...(keyword.count - 4) {
      let start = keyword.lowerBound + offset
      let behind = weight(ofTripleAt: start + 1, in: letters)
      let last = UInt32(Gram.fold(letters[start + 3])) << 24
      let cost =
        4 * UInt32(min(before, behind))
        + sieve.cost(of: Gram(bytes: folded(start, in: letters) | last))
      if cost < least { (best, least) = (offset, cost) }
      before = behind
    }
    return best
  }

  /// Where the two neighbouring grams of a keyword begin that programs hold least often. Only the grams
  /// of keywords of three or four bytes reach beyond them.
  func rarestPair(in letters: [UInt8], _ keyword: Range<Int>) -> Int {
    if keyword.count == 3 { return -1 }
    guard keyword.count > 5 else { return 0 }
    var (best, least) = (0, UInt16.max)
    // A gram is no more common than either of its triples.
    var triple = weight(ofTripleAt: keyword.lowerBound + 1, in: letters)
    var before = min(weight(ofTripleAt: keyword.lowerBound, in: letters), triple)
    for offset in 0..<(keyword.count - 4) {
      let next = weight(ofTripleAt: keyword.lowerBound + offset + 2, in: letters)
      let behind = min(triple, next)
      if before + behind < least { (best, least) = (offset, before + behind) }
      (before, triple) = (behind, next)
    }
    return best
  }

  /// Twice as common is twice the weight.
  private func weight(ofTripleAt start: Int, in letters: [UInt8]) -> UInt16 {
    let weight = listed[word(ofTripleAt: start, in: letters)]
    if weight > 0 { return weight }
    func isPlain(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A || byte == 0x5F }
    return isPlain(letters[start]) && isPlain(letters[start + 1]) && isPlain(letters[start + 2])
      ? 20 : 8
  }

  private func word(ofTripleAt start: Int, in letters: [UInt8]) -> Int {
    Gram(bytes: folded(start, in: letters)).word
  }

  /// Three bytes, the first lowest.
  private func folded(_ start: Int, in letters: [UInt8]) -> UInt32 {
    UInt32(Gram.fold(letters[start])) | UInt32(Gram.fold(letters[start + 1])) << 8
      | UInt32(Gram.fold(letters[start + 2])) << 16
  }
}

/// The 4,096 most common triples of folded bytes in the Linux 6.1 tree and in web projects, the most
/// common first; `_` stands for what it folds to (`Benchmarks/triples` counts them).
private let common = #"""
     *  *)) = ion)));*) thstrtiothedefcon--- re);*he  inintineentingsta coterrettrufinne ct efiati\#
  ed ;**restur**)*/*ateuct** rucnt  de,*)devrn etu000#de*#donsif urnfor,* tat * * *setvalsel  "_re\#
  {*)reg {*or er *** toamedatis  seect st */on  0x:* pro noodeto ortelfmsgtypid reaandlocnam anng \#
  )reypeiceptigetblentepor===ext/*  isverataage, 0allserist_ine sst  fonst*mscomthi ofonthisper)) \#
  errassse et__coes ockctitorchaf (est_dele in *)iinsendabl  ronelinaluargof )* trimode tlueize}**\#
  *)soptert)  paropeitend aseted)ifers",*er_ ma0x0derre aretinadd pruse_st a ess_se, sonfnot};*t i\#
  chert   se i":  va_mae c pas ae,  ar(stoute a ifeadtic ""lum benfi, "ef sizto_oidte ))rt s  dput\#
  et figobjs tndepul""*ssl(seain.* ic ernsl_)**",  chignratce teslatult)stsig  i"* s =*st)/*ind"""\#
  witali)*)incile0, rin wi/*)sioumiinftradesithcalulu usimefilde evi caormts f t -  finalar lisran\#
  e = as;*}priherste opmatlicackunct ament tensharounromtimnumive: "voi) {eveerenfofies, nedpinkey\#
  _bumaporenonn thanvic pueleide**#):*penfun"**ns  lite_ntrourtemst_catmi.delsin))*"*mmplt c*}*ren\#
  t, ot nsill ramgidlasfroan *)rce_impnit exque*) {* angpleiniclkl_csgince/** cl_sigst_chck_al att\#
  lenreq lot =e dpreacemposgssk_ces) *)*#tr ddrart_pa} =ntiencrce**sonacla_pr_cl sictrrit __rivilt\#
  at d "equ onropomp*)u_id_ty*{*  task  ath on_)*{cluacttrlaile oighas e pbe texictncten *)}sou or\#
   al mount  }sp__ent oxte_ctjeclsee f unltir t_daegiid_dis en imroulf.rec di  `e rvenit >;* tratu\#
  patmasten_dienanpu)}*rmaurcinpf, unsescgne, peri, cr "d tdic  cr *ns.nse spifi= <tchnt_redom bas\#
  me bufplaespe: r, e *ndibit su*ex_opncl},*lud frled ==e md i, ieseera== le_pacaraullappt ptarute\#
  n imaxpaguil)0xlerudee,* teitibuicou= "*#it_ss i_gelow),*;* exp))ix00ed_ poss  nu + codatobjee* \#
   whryptho= 0crysse soachypt_nassimaimincolttr.in hat dd, e(se_saul),   -in_ghtt(s dobutscrree**m\#
  denspet_c itrroirefauagsocaure dareveck ob**/t;*ovewar*)cillwrinodferhec1, memirqnert rcaslete;*\#
  p_smes  p adly _loworcoretentsesoefas oio_ancica}* tteoolnnetus "sdinsto **)inpioet(_toelscpun a\#
   crtanoffch pecnd_.ge neumen cig_rt_.**|n"is.ror= ntha= {.st ssmetpi_tabl_stroundhatalschirsiues\#
   atansflait_apilf,, t|*)s: gpitai*)/ies_ad geordrepdmacens fnta.cota , vfreleariglk_grocrin sref\#
  e n(ingeneat 0;tryampette)*= seld vo_povarllot m fangebooninclos.s_firiplesd asha bosysielcopial\#
  t *d_snetcre_exommtre |*")* tarol";*ervge nulnelut ongt n0;*;*er a  #man, a melanatcve ck  ac na\#
  ossseduleloadexer(on(thrv->_sk#incant bgle"*"ocsue sube lpto_sh_molecinu le(ske_tipt_leoup))}oke\#
  ity bylidspirtilon, ntif bu))cs_rs sctx*)._cmath sh tyriblag32  *)logc, al{on" kechor =rueon.e e\#
  ollsk)/*#e_curadir0x1 0,tag))s }*cur_lit fastoinn osen tild , d:*)u32youber) -ev,, oc i_alsecv, \#
  avehaso te utr}sups* ene*coerm_noel_ue)edir* _cae wspaant  es c*}; },cto | s nsonemot_t))0oth  0\#
  anyphyshooadckevidracdif* st_d id-> ev_*# nabbace_p->d ->(coeg_al_ngluster.mbe.selabcspria, 1opy\#
  i.id b wativlleempe <r:  & earposulaad_iermitn",rtyry "re baoto100 "tadeptre_irreisid costgislf)\#
   er))b *aed., rrgsardel ex_ap_ut{ /*e vpciblo* cr isocnewengrs er**de  o  fe.*econ"*ibu # keror_\#
  pe heae);accdle_vauppx, t e 0)in(olorl_macge_ elt))oni, uk_ct_peme (c pet_ie beth(depoiarcus ms_\#
  pliut_(re "aarrlaye_agramon* tbre 0 r oit(rchwhes:*d *))/ecin pis_dul ran, : tse_*)dffen r))p_er\#
  ginne,dre_t )de_ofuni(vach_esu*)pcmsroto_dgesgs .h>h>*sitmeretape(odupol "dre_ffsral, brm_cmds w\#
  _frown.re mid lfal syg topste(_ar: pd =onnt_rmar= c 20ytek;*exa biken_pima_ses00,ol bus  mlie*){\#
  )).s;*ss_l, s pcte dr)= i2cay ork_ray* inv_ba lae:*_un yoon-scap, *)mfsenuxremditumbic_ sktitndl\#
   pl weomewilon: sae",aut_ke)coellhen (idocgioby _ti});capnt)rvek_occed_cdectac_wreak, m "rlor *p\#
  annuff "minke_des.) |pononloics rf _r;*r_o00 id)n: itsric gpde_ "ct);misondds gert wtx_g =e_r mu\#
  owe= p apflopu_s.*.prsul, fcliiblpyt "pt ul;*->sce( %(_ocs d))d fuemae_m= t{_busbetsrratalomarte\#
  st)werlte)};houdrirovppe < _ac= d)___iraws (!hoivelmicruner:xamdowct()caev-t lose= aien_tas *c_s\#
  = rd fneceam flerfn empaquii.g->corswhi he *dwidash0*#cer -erne2, d oc_c)unls : sk, _spoteiss, 2\#
  nesam , (tok)s * `rsasyn_us  )es:rstr}}: {imi `p scsch (sarigurhttdedclepe_t) shinly*inenu."*));\#
  rse*ar. tci_}*)_gr vis. jsoinad;*s_cd_pimat* ng_sorcifve_hosdepr se)sngtlaro afrafs__fuow ttpeas\#
  rq_igur c  /ll_k_s()*movbeln_ct)*l =d smororyhonem bytsymt_m_veevoe":tast varnbugual.  utp vek_t\#
  oche "n =_biupt) =gth_ne0 0yth{0}->phil_socks <<er,tle{op_atts.lemy ifocpdaht rrus",tr)= (ad ori\#
  ");isae_nrelr_slt ild(* ->retrrupp->fac "n && ounssroc<< y, tops_s (rdious_t_ands, e0x4= ftpungs\#
  plut: , &rgeof(napeedcele ge hn;*ty ', me_t hor(0>; "icacue,me)0)*lur|* tomoldhreoc_e**tilou   (\#
  vocs_i*#ehinlitfai{})ise// e))t{ot->","tr,er-{sts->u8 eprurrrmif sn -volkinctsnc_hippad  *a sze \#
  n bs"*)|*_flse*f) t_f_sy evev)et)pplteleofs":y telanexispr_puirs);h tptsd* e. _mer_c))mootoulket\#
  _trray"co otppo-foe) seqtie, luld { norn feg ebu_pls.parsle(* ayncept200samdivmmapas>denli*)ewin\#
  er)nt(ck(heded(ew *frg a0x2e*)ncr>*#fffne)() ax_lizstier"= mne_spot ( "%))gemsrtssab}, a, *)bn* \#
  s msagrgv->i0x8ak;um al)rdebint_eficp_chife->ili "etr_mal_cr,  _suy aolevedn(i}}  : ake wo <&no \#
  nvact_m_d  { ((limift hoth_= 1 "lx01= i *csndctlliai_d://nt.)brt() 1)* icrot_on 0(s,s(ssof_gp pi\#
  me"gc,le.iedoviexin d__int,f cupd_pcd_rocu, '))|_cps)*_asidtev g, rgc<liolianagv{_io cptibifyn n\#
  natd)*tiaadi_haty*domriemulxpoeac_teslaee d w&&  pcfires_magn  s,*havet;guls{}p_r  bux/ueul beue\#
  c_d"%(url0xfdeb <lm_s  n(0xrnsnguv{}src romp_ upale->mta_tr(  ue_fcfgor-  :viedthssaein_fo "opow\#
  r px_df a awegsnlo  vegu(__ auf incoe_lvis !=ps s ee_brapsc_ 10-idada_dr  _d pgatinlr))on*pf_s_p\#
  _mio s_ceetid); *sllsrai#ifm_c(ch"stct)-litto201excem_at*rnablik))+= um_n")iew irary6, abecumr_i\#
  s bitl"deoti ``_scmed)u3nt-{};))(2.0 ||gs_#enteg-co-enx_c snusies"_evrowlotr d: ocepyri*voidxgua\#
  up_y outiunln":aitt,*l{_(osttiepoup me=egel);gotr);s) , wskbo_cidao_s_on_heiasdgens{  l*)tst,_oi\#
  m_peenichan_c_r}}}rio.*)d_iiscwe e {oftgmad dploe="_pelbao_et",uarg_sefees(ick grom_t_nam_ed,eli\#
  lev* r <0bpf(vose-pyrhormd_sb_ery bl*)fwail_pce.!= ush "frd *)_m, musmayl(sd_mey mbor_eny ptesk \#
  s_aubl os->tookhemystsh_e_ed.* 1 soleig_oble"fixon) abolun_se (ec_a c.ma ptr) diar mudigs)gplle)\#
  r eark**ct.*pesx_srx_s_d  '2c_l_dlig*)agre4, don3, 0);utouint_lr fd_doce) (carlusuth_msle,e"*itc\#
  tec__(t_br)*p =eq_dr_dmidet))ed maentuphe*v);r (_doc->a p slhicc_pse,s_m*)vn vd->ino py"},r(szeo\#
  d rr->ze)###en)id,nenmutpanauden_ry_. i mmswispdn w_nuspl8, c) _wiodi1;*f naltes,r rk);slirl(arm\#
  _dm*)(_isop_)prfo_: a: chrsmc_c_iamsndosaeac_ quk_istsppion,y =o b00>= o_byuago d`pu...sk,xpror:\#
  -2.->br_dd_tme,egahelrr(se) 1,ow_* dn(ss uhow= vld_llbot_eanquae-il i_bl: gd. uplng)ks ede dm* p\#
  ta-){ m t16 = bnt""inseevm_ (e_roap rt(**deep cu))=re(tfoniceouelo, g.too_oton (t*)lasme_obole(p\#
  t.   wdrm*cl_hw_ou00*k_px10ota{1}omi0,*ishxitc_mes).de msaneoraiatr_rze_l cn_ia->g inow_puf._nda\#
  d",ts_ped|n t_vosi();) &tpse()uenscon.*_ptianey_)goerop_pat_--*s_esi_meocieif(t):pubs))_fa: n br\#
  ron, _ wr htsum): x-l)(sio ip_boxerlcm__txllile:32_d,*cnten"drvr_mll)vatrid)u8pdx ipnagng._quo e\#
  dx-c v; i*)oa_cal;_hin't"magta0) _thte:t gr,*fonivakedjanll,plllt_too__ao cof_))ued*800 "vr",5, \#
  ck)mptn *, {h ap_f) o_phepaxt ip "),twa(thm_rpl-st-dpo cmp_it-txt_n ml t_waggeenotr{} "upsl-2*re\#
  fo ld( "*d_alega =r bk_des*saved)r_t 16ol_muxa */*sacp(ct --c cftwme:ndp  |_rsloox86if*so s_tt_u\#
  c_tp_taxiel)dr fol ru't rooor*s()t*med"'s _cs +=__s,*}_latstealragepe))fv =r:* him ihes >>u64iv-\#
  n_ppus00_ecug_cps:tlyur ava/coe_hta(ig  "ustynk_->l#,  )*->nymbd n* f00)*#,l ae")l)*zer->f_aurad\#
  haiy_s(x)_i2 > lib64 as_c_a //s**-ce0} ))tt:*  =pee|x0yled(sddipt m sne:eca (dsuro, pm_pid|| c s\#
  0x3_rxt_hmi_>> st(t__i_crtc  <x_pte)fulzon_cfps_y calgge._up.lerfa= &umpmmoe k*)wausorgcc_64_icy\#
  pdegicx_iagtcpis.ad_f))awagutsegm "bv *)},ubsciad utylhy_"liatfse.re.teactun-f__uc =l_mta)neeys_\#
  g_i**if):xceel.l ppcml_g>res_lsidoltoncn);s l_muhig())m_i#  ts)nd((prdo pe:p;*)}  i : 1(paeplid"\#
  tmpr n0  lly: io i})*p_dtx,"ex9, if_vecnch>* (e,>**ms (naex irs0_ccmpixerr  iopc_et,cp_d: ew_y s\#
  plyita *ra_p{i}daree_way)pial( (urms:**o papaegrckahtmrogs:/ nv__,ue:ws )se `_rr_pt_elpltsorrtml\#
  tl_}:* (pe(c1);* m0 {=y*7, balll(r} esi js"}*os _ip)fo##  ? apsgedmmuexeheile*aboo-> <1x) nve%(v\#
  mmerawb, bar!  k) ar_ i2ssoxx_ay_ rttdels.p_apopv;*se(l sns*y_c->al_in_t= g *i(c)kcs:pao rup(rob\#
  a dd) ad(rs.lob`_bnsl mtrule): -1=tr ph0))owsn_atp_1)*ue* "ghodd_e-naa_s_smte,pkcapti_tbilsun.js\#
  sg_eerpicngo__pg_m400i =)optco 11st.))_ (n due _lacsr__apts"ux_s._01,embnso :ps ( (aa nh_stwor("\#
  hw_l_nilalos(unsuc  h"  g fg catssh id- %}500both, {% ff p);g_rviruerm_m |=y->r_aon=n) rc_ rix =\#
   em|= k),t {ms:__fecl**etot(obr()y bacii, ngii.som/(),ng:1*#(e)ercke bra / rd_n)*_mmy*cil ng*kag\#
  iosdjak =tc_uttnto=noicr<0xh"*bou-ei001usa ##s.cts(m;*e.sdc_ u3hdrnsf/dep_m ..l_r"se.pa 0*seaadc\#
  de)= -n_d (*orccsidbgd))m ps hsm_))"ts:tr:# ssa__saf rl rm->ltara_ioce(ohro.orrm pr_-re)spen,she\#
  lai_vieducco: fg sx_r fe"nosimimxng, 2 i_sep_daphol pkp *- c```_sle 'f.ant*ws.: boct} er l_szng-\#
  nt;slontfen(e +el(a t}})__e: do_pf dm ** wrisetcidg->hcssr w< 0e.h10_,)), kdum ovty_deo_dste""la\#
  te.h =asire,ami_srifn$  g: iffunkecesis "hog_* odd_t)so_a))lt_gf_smlxct,= ech( %s))ns")iv e_untl\#
  _pm*)hrim256 avr_b.nay_in,*s_fme(p_osib_, urioba(e.ue;oco  1iabbrige(dst|x1ous  .= _1_c *fadmo o\#
   *t$(c0),o_tm addeetwxisgs, 1*r.*1} d_l= lrdsl* o_ln))  $dr)dra202t"*cittipg_d_imani))ver;)cl *m\#
  d_vfea_ho')*toc4*#1 <n unar))1aisg_pt{ss.hgloce) 1;n ( {}fnd->vittdd amlts,-mi dsg_trvi**fte- _b\#
  t   (m, *ve({reursrt,**t(cm_h*r_firtl):.asxffr_l__r amnpm():xpe % _anfmtabirifi_ple-lds ur ocm_a\#
   sm, xne*me.1))ifofde"} (clsz_id;i_al->ee(ftefp_al*ll;)binisa;*som  gfoug_agnae32d e*obd_bn {aft\#
  igay d"*)ogronvk_r. a-one,t. sn_mhal)el2*#g);ilsf pt1_ma  } |n|o m 12f_mo fvaiop(,thm_tgitk_me.c\#
  y: f_c, hg_b.o*stdlf{iort{_ysc)er*)0e  _cnlladagde,f{"amas_o0**e"}al-atrgs-adoue(gs.(ton()++)l2_\#
  a_a.los*)rguowiols.po# t_dbag_* ngal_(sh o010makicoe(vesht":on')),))#eysoat.h"nth*)ne.gue_s.ig o\#
  a fx))a_d_boagihidrvannoefoobeolaech"apu160; , 3n l0 *sswe__lde;))s.md vze( <aelyi_vt k.oplf_(pt\#
  (0,ncye_vx-> *bng(x);) +or.l dg;*n_l.ency rl-. *ck-d_oigi gode( csitoop sh(g->d":dr,skic;*i->*th\#
  igg* ers:ns"hysaysxec *n gil f(htipe.ap eapi iom"ta"pagumay"v,*;*ing"bor*pr 1.aphhet_bel ocuspe)\#
  l",021-tr: rns_f(snc)n. _itducy":ry-mpylt:mmccipno_1,*- alikor"ankrt)tp:c_fk(&iphs vdidike"prb_c\#
  )wr2))l "rt-tua"tenk mu_g pe %dup(i i </ink *semy p- 1rkel))b->c *ct.. m).sd _ ".8*#th)nref.td|n\#
  >st_du turnirl p:/or,ivita,e("s &ics.at/*/swo agl_tk_b ) xtro **)gbj-y_pin-se: afwisedsce,m . np\#
  2_t1) s_nrn_: v){r %d0_pe),sasa: >, > sa rid(-$(l{sssuv_e32)ala  >lef}):t**, - bp;|nmm_t-ceg((nu\#
  poof fmmi cepha ed_pkgs(fy_efue_g0*)gem32(nan86,fif: 2nci.ex_rt.isd_g (v`prr(nkvmdai: e{mat_kom>\#
  s__1>;ft)fo-y *.mo/lil_ent:v_pen:pt-""r {"pipuf_* br ueltl *lio.acnomuch"pog *l,*y rhoo: %k tse;\#
  dp_kwa_mctepizatrsq->c);a l>con_rgnoe*#p(s;*#pprceiib_x_mbanag  2)ev; (0pe"ed:bet~~~tcps_b)chil.\#
  clsut(f oc))sicicire*had(buuidal,l_l sror)**vh (x_lbst_md_bre(tit.y fg* o uroj) auf,v)*ogid_n'  \#
  unn},{l**n_fg. ().zedcau) f(er, /me*= hly.rtai_r(0)absm =fg_l_a',*"fo(sirodoes512).r(daldo11_ gl\#
  roslifp) a m> pwn ipserwt.s# cf_iec rksvkmlee.trupe}),mp -vell-e ` twk_fr"*ojebef `sc_ece*milo_r\#
  eft `cf_r-* y:*ns(v4lffiasczatys =se;*vlgsm_ef =x20) <(arck,droo: e-c%}*f *) 2{} et.t(vo n"na1),\#
  _riw_st <avip)*ras_feeited;csrrixes/al"0x6(1  ec.das_v-dawat: m->eir ../).*r_n_urol(g r"*#y n_ga\#
  ze,ckiv_sm dat(nipnvkrr;etd*ims g (hd(dft he_002= k4l2ts*"toculnsuuccn ht*)sle u8py ); p,*_rugac\#
   "w2 *on{ptyknom_bx04 ef)maiplo;*.teia_ociit)ced*enf bn_o). st:p_ef->ue. rcfecnmarofacyipp };t32\#
  _em  &m_f(diel,)voe){2)*iod(ma802oops' eop}*}+ 1p))f_po_mr{0umnxedcut_hdapeifd(  0x7od_l) doe_sw\#
  io-id= dcex.cam gf{2}rpocs_)bo))wex) pp-toiv_2_spu p_nkip).at(o* 0tx .va* gr. o_ic_bh i_dc1_sth.\#
  oarrf__awey"rdia_mpwret1mpimiom);y.*f mmouhcipete_wpi-de.m: = 2sfe}|n2  : lc)*motcoo  2ix_))oe(&\#
  __ "tha_rttay;*, 4.adm_ogrp hwgeo1.0y";f v"find,th,od *la.clawa.htds_pe,_wo"me&  -mar":o w**&wra\#
  c_hdt_h_c)moar(ge-x;*).n1* *adg_ns."ha3imurk tsi*"p),tergt("& 0gpuscsogg_vo *v:= ta.: 0septun* u\#
  s {t(crar_h_was etg_le.iy_r_cuimm* lss-ids nfeg)f**k i.0*ps(_pd tcflut_wnioa vsmc " os_es{alc)mu\#
  amd) i *hkup)ui-in``* 15q, st{webl(c"nens:o =se"i++%(cokafw_asye(dcy_mt_bmi`**tad;ift xf_t"./tty\#
  ypic_oubmce-f__h calpstm swy wh ssmai_ihub0x5>= nt3n="mx_bathit_jsrgb300nmepeaid:lk i i%s  (fe.p
  """#
