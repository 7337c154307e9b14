using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Letters;
using NodaTime;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Dtks.Functions.Tests.ServiceDesk;

/// <summary>A letter about an application says all of it on A4, whatever its length, and the same letter is the same bytes.</summary>
[Trait("rule", "SVC-9")]
public class HelpLetterTextTests
{
    private const string Long = "PEMOHON CONTOH YANG NAMANYA PANJANG SEKALI SAMPAI SERATUS HURUF LEBIH SEDIKIT AGAR BARISNYA PATAH DUA KALI";
    private static readonly AreaDirectory Areas = new();
    private static readonly LocalDate Today = new(2026, 11, 2);

    private static readonly HelpProgramme Programme = new()
    {
        Code = "perawatan",
        Name = "Bantuan perawatan (contoh)",
        Section = Section.Health,
        EffectiveFrom = new LocalDate(2026, 1, 1),
        Criteria = [.. Enumerable.Range(1, 40).Select(i => new HelpCriterion($"k-{i}", $"Kriteria contoh nomor {i} yang ditulis panjang supaya tidak muat dalam satu baris kolom nilai surat ini"))],
        Papers = [],
        Givers = ["Dinas Kesehatan Contoh"],
        Urgencies = [],
    };

    private static readonly HelpApplicationState State = new()
    {
        Id = new string('a', 32),
        Regency = AreaCode.Parse("3305"),
        TrackingCode = "3305-0120-01AB-CDEF",
        Visit = new string('b', 32),
        Applicant = new Applicant(Nik.Parse("3305011705800001"), Long, FamilyCardNumber.Parse("3305010101200001"), "+6281200000001", AreaCode.Parse("3305012001"), null),
        Help = "Biaya rawat inap",
        Section = Section.Health,
        Status = HelpStatus.Recommended,
        VillageAskedOn = Today,
        VillageDueOn = Today.PlusDays(7),
        Answer = new VillageAnswer(PovertyOutcome.Poor, ["Kader CONTOH"], Today, "Rumah tidak layak", new Skm("474/1", Today.PlusDays(30))),
        Field = new FieldVerification("perawatan", Programme.EffectiveFrom, [.. Programme.Criteria.Select(c => new CriterionSeen(c.Code, true, null))], Today),
        Recommendation = new Recommendation("460/1/2026", Today, "Dinas Kesehatan Contoh"),
        FiledBy = "desk-1",
        History = [new EventMeta(Instant.FromUtc(2026, 11, 2, 2, 0), Role.VillageHead, "head-1", HelpEventCodes.Poor, "SVC-6", "default-1")],
        Since = Instant.FromUtc(2026, 11, 2, 2, 0),
    };

    [Fact]
    public void Forty_criteria_and_a_long_name_stand_on_A4_uncut_and_the_copies_are_named()
    {
        var file = Of(HelpLetterKind.Recommendation);
        using var pdf = PdfDocument.Open(file);
        var (pages, said) = (pdf.GetPages().ToList(), Said(pdf));
        Assert.InRange(pages.Count, 3, 5);
        Assert.All(pages, page => Assert.Equal(PageSize.A4, page.Size));
        Assert.All(pages.SelectMany(p => p.Letters), letter => Assert.True(letter.BoundingBox is { Left: >= 70, Right: <= 526, Bottom: >= 40 }, $"{letter.Value} at {letter.BoundingBox}"));
        Assert.Contains(Long.Replace(" ", string.Empty, StringComparison.Ordinal), said, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 40), i => Assert.Contains($"Kriteriacontohnomor{i}yang", said, StringComparison.Ordinal));
        Assert.Contains("Tembusan:1.KepalaDesa/Lurah", said, StringComparison.Ordinal);
        Assert.Contains("selakuSekretarisTKP2KD;4.Arsip.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HelpLetterKind.Covering, "401/0007/UPTP2K-SP/2026")]
    [InlineData(HelpLetterKind.Skm, "2Desember2026")]
    [InlineData(HelpLetterKind.Recommendation, "460/1/2026")]
    [InlineData(HelpLetterKind.Notice, "Punyaasuransi")]
    public void The_same_letter_is_the_same_bytes(HelpLetterKind kind, string says)
    {
        var (first, second) = (Of(kind), Of(kind));
        Assert.Equal(first, second);
        using var pdf = PdfDocument.Open(first);
        Assert.Contains(says, Said(pdf), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("DTKS_WRITE_LETTERS") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(folder, $"{kind}.pdf"), first);
    }

    private static byte[] Of(HelpLetterKind kind)
    {
        var state = kind == HelpLetterKind.Notice
            ? State with { Status = HelpStatus.Ended, End = HelpEnd.CriteriaNotMet, Field = State.Field! with { Criteria = [new CriterionSeen("k-1", false, "Punya asuransi")] } }
            : State;
        return OfficialPaper.Of(new HelpLetterText(state, [new HelpLetter(HelpLetterKind.Covering, HelpLetterText.NumberOf(HelpLetterKind.Covering, 7, 2026), Today)], Programme, Areas).Of(kind));
    }

    private static string Said(PdfDocument pdf) => string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", string.Empty, StringComparison.Ordinal);
}
