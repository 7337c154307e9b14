using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Serving;
using Dtks.Pages.Words;

namespace Dtks.Pages.Desk;

/// <summary>A step of an application that is a form of plain fields.</summary>
/// <param name="Name">Its name in the page's address and in the texts.</param>
/// <param name="Path">Its name in the API.</param>
/// <param name="For">Who takes it.</param>
/// <param name="When">Where the application stands then.</param>
/// <param name="Fields">What it asks for.</param>
/// <param name="Body">What the API is sent.</param>
internal sealed record HelpStep(string Name, string Path, IReadOnlyList<Role> For, IReadOnlyList<string> When, Func<PageWords, IReadOnlyList<FormField>> Fields, Func<PageForm, object> Body)
{
    private static readonly string[] Going = ["incomplete", "checking", "askedOfVillage", "inSection", "meets", "recommended", "waiting", "accepted"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HelpStep> All { get; } =
    [
        new("periksa", "check", [Role.SectionOfficer], ["checking", "inSection"],
            w =>
            [
                new FormField("program", w["desk.programme"], "/programme") { IsRequired = false, MaxLength = 100 },
                new FormField("cocok", w["desk.match"], "/match") { IsRequired = false, MaxLength = 200, Hint = w["desk.match.hint"] },
                new FormField("tidakAda", w["desk.notFound"], "/notFound") { IsRequired = false, Kind = FieldKind.Choice, Options = [("ya", w["desk.notFound.yes"])] },
            ],
            f => new { programme = f.Given("program"), match = f.Given("cocok"), notFound = f.Given("tidakAda") is null ? (bool?)null : true }),
        new("jawab", "village-answer", [Role.VillageHead], ["askedOfVillage"],
            w =>
            [
                new FormField("hasil", w["verify.outcome"], "/outcome") { Kind = FieldKind.Choice, Options = [("poor", w["desk.poor"]), ("notPoor", w["desk.notPoor"])] },
                new FormField("petugas", w["desk.verifiedBy"], "/verifiedBy") { Kind = FieldKind.Lines },
                new FormField("tanggal", w["desk.verifiedOn"], "/verifiedOn") { Kind = FieldKind.Day },
                new FormField("catatan", w["verify.note"], "/note") { Kind = FieldKind.Lines },
                new FormField("skm", w["desk.skm"], "/skm/number") { IsRequired = false, MaxLength = 100 },
                new FormField("berlaku", w["desk.skm.until"], "/skm/validUntil") { IsRequired = false, Kind = FieldKind.Day },
            ],
            f => new { outcome = f.Given("hasil"), verifiedBy = Lines(f["petugas"]), verifiedOn = f.Given("tanggal"), note = f.Given("catatan"), skm = f.Given("skm") is null && f.Given("berlaku") is null ? null : new { number = f.Given("skm"), validUntil = f.Given("berlaku") } }),
        new("rekomendasi", "recommendation", [Role.SectionOfficer], ["meets"],
            w =>
            [
                new FormField("nomor", w["letter.number"], "/number") { MaxLength = 100 },
                new FormField("tanggal", w["letter.date"], "/date") { Kind = FieldKind.Day },
                new FormField("pemberi", w["desk.giver"], "/giver") { MaxLength = 100 },
            ],
            f => new { number = f.Given("nomor"), date = f.Given("tanggal"), giver = f.Given("pemberi") }),
        new("antre", "placement", [Role.DeskOfficer], ["recommended"],
            w => [new FormField("kelas", w["desk.urgency"], "/urgency") { IsRequired = false, MaxLength = 100 }],
            f => new { urgency = f.Given("kelas") }),
        new("layani", "service", [Role.Giver], ["waiting", "accepted"],
            w =>
            [
                new FormField("hasil", w["verify.outcome"], "/outcome") { Kind = FieldKind.Choice, Options = [.. new[] { "accepted", "served", "deferred", "declined" }.Select(o => (o, w[$"desk.service.{o}"]))] },
                new FormField("alasan", w["musdes.reason"], "/reason") { IsRequired = false, Kind = FieldKind.Lines },
            ],
            f => new { outcome = f.Given("hasil"), reason = f.Given("alasan") }),
        new("cabut", "withdrawal", [Role.DeskOfficer], Going,
            w => [new FormField("alasan", w["musdes.reason"], "/reason") { Kind = FieldKind.Lines }],
            f => new { reason = f.Given("alasan") }),
    ];

    /// <summary>The step of a name; null for none.</summary>
    public static HelpStep? Of(string name) => All.FirstOrDefault(s => s.Name == name);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
