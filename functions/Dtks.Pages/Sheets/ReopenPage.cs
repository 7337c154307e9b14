using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Sheets;

/// <summary>/lembar/{period}/{village}/buka: dinas sosial opens a finalised sheet again, with why, until it is endorsed (VER-8).</summary>
public sealed class ReopenPage : IPage
{
    /// <inheritdoc />
    public string Route => "lembar/{period}/{village}/buka";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, string.Empty, FormFaults.None, 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var reason = form["sebab"] is { Length: > 0 } typed ? typed : null;
        var reply = await visit.SendAsync(new ApiCall("POST", $"{SheetPaths.Record(visit)}/reopening") { Body = JsonText.Write(new { reason }), Key = form.Key }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(SheetPaths.Page(visit)) : await PageAsync(visit, form["sebab"], FormFaults.Of(reply, "/reason"), reply.Status, cancellation);
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, string reason, FormFaults faults, int status, CancellationToken cancellation)
    {
        var sheet = await visit.ReadAsync<SheetStanding>(SheetPaths.Record(visit), cancellation);
        return PageAnswer.Page<Reopen, SheetStepModel>(visit.Words["sheet.reopen"], new SheetStepModel(visit.Parts["period"], SheetPaths.Page(visit), sheet, reason, faults), status);
    }
}
