using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Partners;

/// <summary>/mitra/{partner}: what is agreed with a partner, its keys, what came of its messages in the last week, and for the Ministry keeping it out and letting it in again (REG-3).</summary>
public sealed class PartnerPage : IPage
{
    /// <inheritdoc />
    public string Route => "mitra/{partner}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => PartnerPaths.Readers;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var found = await visit.ReadAsync<PartnerRecord>(PartnerPaths.Record(visit), cancellation);
        return await PageAsync(visit, found, FormOf(visit, found), 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var body = new { suspended = form["keluarkan"] == "ya", reason = form.Given("sebab") };
        var reply = await visit.SendAsync(new ApiCall("PUT", $"{PartnerPaths.Record(visit)}/suspension") { Body = JsonText.Write(body) }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo(PartnerPaths.Page(visit));
        }

        var found = await visit.ReadAsync<PartnerRecord>(PartnerPaths.Record(visit), cancellation);
        var shown = FormOf(visit, found);
        return await PageAsync(visit, found, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status, cancellation);
    }

    private static FormModel FormOf(PageVisit visit, PartnerRecord found)
    {
        var words = visit.Words;
        return found.Suspended is null
            ? new FormModel(
                [
                    new FormField("keluarkan", words["partner.suspend.sure"], "/suspended") { Kind = FieldKind.Choice, Options = [("ya", words["partner.suspend.yes"])] },
                    new FormField("sebab", words["musdes.reason"], "/reason") { MaxLength = 300 },
                ],
                words["partner.suspend.submit"])
            : new FormModel([], words["partner.let.submit"]);
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, PartnerRecord found, FormModel form, int status, CancellationToken cancellation)
    {
        var traffic = await visit.ReadAsync<PartnerTraffic>($"{PartnerPaths.Record(visit)}/traffic?days=7", cancellation);
        var model = new PartnerModel(found, traffic.Days, PartnerPaths.Page(visit), PartnerPaths.IsChanger(visit) ? form : null);
        return PageAnswer.Page<PartnerView, PartnerModel>(visit.Words["partner.title"], model, status);
    }
}

/// <summary>A partner and what its reader may do.</summary>
/// <param name="Found">The partner.</param>
/// <param name="Days">What came of its messages, the latest day first.</param>
/// <param name="Path">Its page.</param>
/// <param name="Form">The form that keeps it out or lets it in; null where that is not the reader's.</param>
public sealed record PartnerModel(PartnerRecord Found, IReadOnlyList<PartnerDay> Days, string Path, FormModel? Form);
