using System.Text.RegularExpressions;
using Dtks.Domain.Appeals;
using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Evidence;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Ratification;
using Dtks.Domain.Removals;
using Dtks.Domain.ServiceDesk;
using Dtks.Domain.Verification;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests;

/// <summary>Every text is in the words of its language alone, and a refusal says what to do next.</summary>
public sealed partial class TextWordsTests
{
    private static readonly MessageCatalogue Catalogue = new(DeclaredModules.All.Texts);

    // Names of the API, which stand in a text in brackets, or after what says that they are names.
    private static readonly HashSet<string> English = Words(
        """
        about accepted admit and applied assist attendance card change child community correction day deceased decision denied different divorce eligible family female first from granted grandchild
        ground head household is keep letter male marriage married member minutes mismatch mismatched move must name neither not note number of open or other outcome proposal queue reason refuse
        refused registered removed returned same second self settled signed source subject terminate the to unmarried village with withdrawn
        """);

    private static readonly HashSet<string> Indonesian = Words(
        """
        adalah anggota atau belum berkas bila dan dari datang dengan desa diterima ditolak hapus hari harus ini itu kantor karena kartu kelurahan keluarga keputusan kirim kota lihat menunggu musyawarah
        nomor orang pada penduduk periksa petugas sesuai sudah surat tahun tanggal tidak untuk usulan warga wilayah yang
        """);

    // What tells where something stands, or goes into another text; and why a row or a line is as it is.
    private static readonly string[] NotRefusals =
    [
        "tracking.", "explanation.", "payment.", "registration.", "duplicate.agreement.", "duplicate.next.", "dossier.next.", "recap.column.", "proposals.column.", "sheet.linesMissed", "sheet.overturned", "sheet.atStake", "line.overturned", "import.outcome.", "import.rowUnreadable", "line.recipientLeft", "line.familyMoved",
        "letter.row", "list.unreadable", "setAside.", "change.waits", "decision.notApplied", "person.nikBirthDate", "person.nikSex", "tracking.codeMistyped",
    ];

    private static readonly Dictionary<string, IReadOnlyList<string>> Told = new(StringComparer.Ordinal)
    {
        ["appeal.notRefused.status"] = Statuses(s => !ReopeningRules.MayBeObjectedTo(s)),
        ["appeal.status"] = [.. new[] { AppealStatus.Open, AppealStatus.Granted, AppealStatus.Denied }.Select(s => WireName.Of(s))],
        ["card.familyGone.reader"] = CardViolations.FamilyGoneReaders,
        ["card.kind"] = WireName.AllOf<CardKind>(),
        ["card.reason"] = WireName.AllOf<CardBlockReason>(),
        ["card.status"] = WireName.AllOf<CardStatus>(),
        ["cardRound.kind"] = WireName.AllOf<CardKind>(),
        ["skrtm.lapse"] = WireName.AllOf<LapseReason>(),
        ["notice.lapse"] = WireName.AllOf<LapseReason>(),
        ["tracking.lapse"] = WireName.AllOf<LapseReason>(),
        ["change.fields"] = WireName.AllOf<PopulationField>(),
        ["change.memberGone.reason"] = WireName.AllOf<FormerReason>(),
        ["claim.outcome"] = WireName.AllOf<SettlementOutcome>(),
        ["deliberation.element"] = WireName.AllOf<AttendeeElement>(),
        ["deliberation.kind"] = WireName.AllOf<EvidenceKind>(),
        ["dossier.status"] = WireName.AllOf<DossierStatus>(),
        ["duplicate.outcome"] = WireName.AllOf<DuplicateStatus>(),
        ["duplicate.reason"] = WireName.AllOf<SettledReason>(),
        ["forbidden.role"] = [.. Enum.GetValues<Role>().Where(RoleLevel.IsHeld).Select(role => WireName.Of(role))],
        ["help.section"] = WireName.AllOf<Section>(),
        ["help.status"] = WireName.AllOf<HelpStatus>(),
        ["household.ended.reason"] = WireName.AllOf<HouseholdEndReason>(),
        ["json.expected"] = ["array", "boolean", "integer", "object", "string"],
        ["letter.status"] = WireName.AllOf<LetterStatus>(),
        ["notice.reason"] = [.. PolicyReason.OfReturns.Select(r => r.Code).Where(code => code != PolicyReason.AllDeceased)],
        ["notice.status"] = WireName.AllOf<NoticeStatus>(),
        ["proposal.decision"] = WireName.AllOf<ProposalDecision>(),
        ["proposal.kind"] = WireName.AllOf<ProposalKind>(),
        ["proposal.notCorrectable.status"] = Statuses(s => !ProposalStatuses.IsCorrectable(s) && s != ProposalStatus.HandedOver),
        ["proposal.notOpen.status"] = Statuses(s => !ProposalStatuses.IsOpen(s) && s != ProposalStatus.HandedOver),
        ["proposal.status"] = WireName.AllOf<ProposalStatus>(),
        ["removal.status"] = WireName.AllOf<RemovalStatus>(),
        ["resolution.kind"] = WireName.AllOf<DeliberationKind>(),
        ["resolution.status"] = [.. new[] { CardStatus.Returned, CardStatus.Surrendered }.Select(s => WireName.Of(s))],
        ["tracking.standing"] = WireName.AllOf<AidStanding>(),
        ["explanation.standing"] = WireName.AllOf<AidStanding>(),
        ["payment.standing"] = WireName.AllOf<AidStanding>(),
        ["payment.why"] = WireName.AllOf<LostReason>(),
        ["notice.news"] = WireName.AllOf<FamilyNews>(),
        ["sheet.finalised.reopening"] = WireName.AllOf<ReopeningWay>(),
        ["line.reopening"] = [AidWords.Open, .. WireName.AllOf<ReopeningWay>()],
        ["sheet.reopening"] = [AidWords.Open, .. WireName.AllOf<ReopeningWay>()],
        ["notice.reopening"] = [AidWords.Open, .. WireName.AllOf<ReopeningWay>()],
        ["sheet.status"] = WireName.AllOf<SheetStatus>(),
    };

    // The arguments that wire names go into.
    private static readonly string[] Named = ["status", "kind", "element", "decision", "outcome", "reason", "fields", "expected", "role", "standing"];

    public static TheoryData<string> Codes => [.. Catalogue.Codes("id")];

    [Fact]
    public void Indonesian_texts_have_no_English_words() => Assert.Empty(Of("id", English));

    [Fact]
    public void English_texts_have_no_Indonesian_words() => Assert.Empty(Of("en", Indonesian));

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void What_a_wire_name_means_is_told_in_words(string language)
    {
        var asked = Catalogue.Codes(language).SelectMany(code => Argument().Matches(Text(language, code)).Select(m => m.Groups[1].Value).Where(Named.Contains).Select(name => (code, name))).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, a => Assert.True(
            Told.ContainsKey($"{a.code}.{a.name}") || Told.ContainsKey($"{a.code.Split('.')[0]}.{a.name}"), $"{a.code} tells {a.name} as it is on the wire: give its values words ({a.code}.{a.name}.VALUE)."));
        Assert.All(Told, told => Assert.All(told.Value, value => Assert.Contains($"{told.Key}.{value}", Catalogue.Codes(language))));
        Assert.All(Told, told => Assert.All(told.Value, value => Assert.NotEqual(language == "id" ? value : string.Empty, Text(language, $"{told.Key}.{value}"))));
    }

    [Fact]
    public void Several_values_are_each_told_in_words() => Assert.Contains(
        "NIK, nama, tempat lahir", Catalogue.Text("id", "change.unconfirmed", new Dictionary<string, string> { ["fields"] = "nik, name, birthPlace" }), StringComparison.Ordinal);

    [Fact]
    public void A_part_whose_value_is_not_given_is_left_out()
    {
        Assert.Equal(-1, Catalogue.Text("id", "proposal.notDeliberating", args: null).IndexOfAny(['{', '[', '(', '…']));
        Assert.Contains("(status: ditolak)", Catalogue.Text("id", "proposal.notDeliberating", new Dictionary<string, string> { ["status"] = "refused" }), StringComparison.Ordinal);
        Assert.Contains("jenis kelamin (anggota 02, 03).", Catalogue.Text("id", "change.unconfirmed", new Dictionary<string, string> { ["fields"] = "sex", ["who"] = "02, 03" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "1 person of your family was removed")]
    [InlineData("2", "2 persons of your family were removed")]
    public void One_is_told_as_one(string persons, string told) =>
        Assert.StartsWith(told, Catalogue.Text("en", "notice.removedDeceased", new Dictionary<string, string> { ["persons"] = persons }), StringComparison.Ordinal);

    [Fact]
    public void No_English_text_tells_one_as_many()
    {
        var one = new[] { "count", "persons", "seconds", "sent" }.ToDictionary(name => name, _ => "1", StringComparer.Ordinal);

        Assert.All(Catalogue.Codes("en"), code => Assert.DoesNotMatch(OneAsMany(), Catalogue.Text("en", code, one)));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void No_text_tells_people_a_path_of_the_API(string language) =>
        Assert.All(Catalogue.Codes(language), code => Assert.DoesNotMatch(@"/api/|\b(GET|PUT|POST|DELETE) [./…]", Text(language, code)));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_refusal_says_what_to_do_next(string code)
    {
        var isWord = Told.Keys.Any(k => code.StartsWith(k + ".", StringComparison.Ordinal));
        var isNotice = code.StartsWith("notice.", StringComparison.Ordinal) && code is not ("notice.refused" or "notice.notUnsent");
        if (!isWord && !isNotice && !NotRefusals.Any(start => code.StartsWith(start, StringComparison.Ordinal)))
        {
            // Where a value has a sentence of its own, that says it.
            var own = Argument().Matches(Text("id", code)).Select(m => m.Groups[1].Value).FirstOrDefault(name => Told.ContainsKey($"{code}.{name}"));
            var said = own is null ? [Text("id", code)] : Told[$"{code}.{own}"].Select(value => Catalogue.Text("id", code, new Dictionary<string, string> { [own] = value }));
            Assert.All(said, text => Assert.True(WayOn().IsMatch(text), $"{code} tells no next step: {text}"));
        }
    }

    private static string Text(string language, string code) => Raw[language][code];

    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Raw = new(StringComparer.Ordinal)
    {
        ["id"] = DeclaredModules.All.Texts.Load("id"),
        ["en"] = DeclaredModules.All.Texts.Load("en"),
    };

    private static IReadOnlyList<string> Statuses(Func<ProposalStatus, bool> which) => [.. Enum.GetValues<ProposalStatus>().Where(which).Select(s => WireName.Of(s))];

    private static IEnumerable<string> Of(string language, HashSet<string> words) => Catalogue.Codes(language)
        .SelectMany(code => Word().Matches(Names().Replace(Text(language, code), " ")).Select(m => m.Value).Where(words.Contains).Select(word => $"{code}: {word}"));

    private static HashSet<string> Words(string text) => new(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Argument();

    [GeneratedRegex(@"\([^()]*\)|\{\w+|<[^<>]*>|\S*[=/]\S*|\b(parameter|isian|nilai|jenis|the parameter) [\w-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(@"[A-Za-z]+(-[A-Za-z]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b1 (?!was\b|is\b|has\b)\w*[^s\W]s\b")]
    private static partial Regex OneAsMany();

    [GeneratedRegex(
        @"\b(ajukan|baca|bagi|bawa|betulkan|buka|bukan kewenangan|catat|coba|datanglah|daftarkan|format kolom|hapus|hanya|harus|hitung|hubungi|isi (dengan|lagi|tanggal|tepat)|keluarkan|ketik|lewati|kirim|kosongkan|laporkan|lihat|masuk|minta|mintakan|mintalah|mulai|" +
        @"pakai|perbaiki|periksa|perkecil|pilih|putuskan|rekam|salin|samakan|selesaikan|serahkan|sertakan|simpan|sisakan|sebutkan|tambahkan|tandai|tanyakan|tarik|tidak (ada yang )?perlu|tulis|tunggu|tutup|umumkan|unggah|ulangi|usulkan|verifikasi|wajib)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex WayOn();
}
