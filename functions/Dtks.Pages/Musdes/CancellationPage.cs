using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}/batal: a deliberation that was recorded wrongly is given up, with why.</summary>
public sealed class CancellationPage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/batal";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, _) = await MusdesPaths.ReadAsync(visit, cancellation);
        return found.IsOpen ? Page(visit, FormOf(visit), 200) : ClosedPage.Of(visit, "musdes.cancel", found);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var reply = await visit.SendAsync(new ApiCall("POST", $"{MusdesPaths.Record(visit)}/cancellation") { Body = JsonText.Write(new { reason = form.Given("sebab") }), Key = form.Key }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(MusdesPaths.Page(visit)) : Page(visit, FormOf(visit).With(form, FormFaults.Of(reply, "/reason")), reply.Status);
    }

    private static FormModel FormOf(PageVisit visit) => new([new FormField("sebab", visit.Words["musdes.reason"], "/reason") { Kind = FieldKind.Lines }], visit.Words["musdes.cancel.submit"]);

    private static PageAnswer Page(PageVisit visit, FormModel form, int status) => PageAnswer.Page<FormPage, FormPageModel>(
        visit.Words["musdes.cancel"], new FormPageModel(visit.Words["musdes.cancel"], MusdesPaths.Page(visit), visit.Words["musdes.back"], form) { What = visit.Words["musdes.cancel.what"] }, status);
}
