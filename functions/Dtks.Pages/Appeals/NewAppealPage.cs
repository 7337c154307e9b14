using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Pages.Appeals;

/// <summary>/keberatan/{village}/baru: the village's office takes in an objection of who comes to it, about a proposal or a family of the village, or by a tracking code of any (GOV-3).</summary>
public sealed class NewAppealPage : IPage
{
    /// <inheritdoc />
    public string Route => "keberatan/{village}/baru";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);

        // A form of another's village is not shown only to be refused when it is sent.
        _ = await visit.ReadAsync<ListPage<AppealRow>>($"/villages/{Uri.EscapeDataString(visit.Parts["village"])}/appeals?limit=1", cancellation);
        return Page(visit, FormOf(visit), 200);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var about = new { proposal = visit.Query("usulan"), household = visit.Query("keluarga"), trackingCode = form.Given("kode"), member = form.Given("anggota") };
        var body = new { about, kind = form.Given("jenis"), reason = form.Given("sebab"), contact = new { phone = form.Given("telepon") } };
        var reply = await visit.SendAsync(new ApiCall("POST", "/appeals") { Body = JsonText.Write(body), Key = form.Key }, cancellation);
        if (!reply.IsDone)
        {
            var shown = FormOf(visit);
            return Page(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status);
        }

        // It lies where what it is about does: of another village its own officers alone read it.
        var made = reply.Read<AppealMade>();
        return made.Village == visit.Parts["village"]
            ? PageAnswer.GoTo($"/keberatan/{made.Village}/{Uri.EscapeDataString(made.Id)}")
            : PageAnswer.Page<AppealSent, AppealSentModel>(visit.Words["appeal.new"], new AppealSentModel(BackOf(visit), made));
    }

    private static string BackOf(PageVisit visit) => $"/keberatan/{Uri.EscapeDataString(visit.Parts["village"])}";

    private static FormModel FormOf(PageVisit visit)
    {
        var words = visit.Words;
        FormField[] about = visit.Query("usulan") is null && visit.Query("keluarga") is null ? [new FormField("kode", words["tracking.code"], "/about/trackingCode") { MaxLength = 100 }] : [];
        return new FormModel(
            [
                .. about,
                new FormField("jenis", words["appeal.against"], "/kind") { Kind = FieldKind.Choice, Options = [.. WireName.AllOf<AppealKind>().Select(k => (k, words.Named("appeal.kind", k)))] },
                new FormField("anggota", words["appeal.member"], "/about/member") { IsRequired = false, MaxLength = 30, Kind = FieldKind.Digits, Hint = words["appeal.member.hint"] },
                new FormField("sebab", words["appeal.reason"], "/reason") { Kind = FieldKind.Lines, MaxLength = 2000 },
                new FormField("telepon", words["desk.phone"], "/contact/phone") { MaxLength = 30 },
            ],
            words["appeal.new.submit"]);
    }

    private static PageAnswer Page(PageVisit visit, FormModel form, int status)
    {
        var model = new FormPageModel(visit.Words["appeal.new"], BackOf(visit), visit.Words["back.appeals"], form) { What = visit.Words["appeal.new.what"] };
        return PageAnswer.Page<FormPage, FormPageModel>(model.Title, model, status);
    }
}

/// <summary>What the API answers to an objection.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Village">The village in which it lies.</param>
/// <param name="DueOn">The last day for its decision.</param>
public sealed record AppealMade(string Id, string Village, LocalDate DueOn);

/// <summary>An objection that lies in another village.</summary>
/// <param name="Back">The list that it came from.</param>
/// <param name="Made">The objection.</param>
public sealed record AppealSentModel(string Back, AppealMade Made);
