using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Desk;

/// <summary>/loket/{regency}/permohonan/baru: an application of a visitor is filed (SVC-2).</summary>
public sealed class FilePage : IPage
{
    private static readonly Section[] Sections = [.. Enum.GetValues<Section>().Where(s => s != Section.Data)];

    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan/baru";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.DeskOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Page(visit, await FormAsync(visit, visit.Query("kunjungan") ?? string.Empty, cancellation), 200);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var applicant = new { nik = form.Given("nik"), name = form.Given("nama"), familyCardNumber = form.Given("kk"), phone = form.Given("telepon"), village = form.Given("desa"), birthDate = form.Given("lahir") };
        var body = new { visit = form.Given("kunjungan"), applicant, help = form.Given("bantuan"), section = form.Given("bidang"), note = form.Given("catatan"), programme = form.Given("program") };
        var reply = await visit.SendAsync(new ApiCall("POST", $"/desk/{RegencyOf(visit)}/applications") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo($"/loket/{RegencyOf(visit)}/permohonan/{reply.Read<Filed>().Id}");
        }

        var shown = await FormAsync(visit, string.Empty, cancellation);
        return Page(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status);
    }

    private static string RegencyOf(PageVisit visit) => Uri.EscapeDataString(visit.Parts["regency"]);

    private static async Task<FormModel> FormAsync(PageVisit visit, string guest, CancellationToken cancellation)
    {
        var (words, villages) = (visit.Words, await Places.VillagesAsync(visit, RegencyOf(visit), cancellation));
        var programmes = await HelpChoices.ProgrammesAsync(visit, cancellation);
        return new FormModel(
            [
                new FormField("kunjungan", words["desk.visit"], "/visit") { Value = guest, MaxLength = 100 },
                new FormField("nama", words["desk.applicant"], "/applicant/name") { MaxLength = 100 },
                new FormField("nik", "NIK", "/applicant/nik") { Kind = FieldKind.Digits, MaxLength = 30 },
                new FormField("kk", words["field.familyCardNumber"], "/applicant/familyCardNumber") { Kind = FieldKind.Digits, MaxLength = 30 },
                new FormField("lahir", words["member.birthDate"], "/applicant/birthDate") { Kind = FieldKind.Day, IsRequired = false },
                new FormField("telepon", words["desk.phone"], "/applicant/phone") { Kind = FieldKind.Digits, MaxLength = 30 },
                new FormField("desa", words["desk.village"], "/applicant/village") { Kind = FieldKind.Choice, Options = villages },
                new FormField("bidang", words["desk.section"], "/section") { Kind = FieldKind.Choice, Options = [.. Sections.Select(s => (WireName.Of(s), words.Named("section", WireName.Of(s))))] },
                new FormField("bantuan", words["desk.help"], "/help") { MaxLength = 200 },
                new FormField("program", words["desk.programme"], "/programme") { IsRequired = false, Kind = FieldKind.Choice, Options = programmes },
                new FormField("catatan", words["verify.noteShort"], "/note") { Kind = FieldKind.Lines, IsRequired = false },
            ],
            words["desk.file.submit"]);
    }

    private static PageAnswer Page(PageVisit visit, FormModel form, int status) => PageAnswer.Page<FormPage, FormPageModel>(
        visit.Words["desk.file"], new FormPageModel(visit.Words["desk.file"], $"/loket/{RegencyOf(visit)}", visit.Words["desk.back"], form), status);

    private sealed record Filed(string Id);
}
