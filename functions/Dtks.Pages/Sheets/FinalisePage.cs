using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;

namespace Dtks.Pages.Sheets;

/// <summary>/lembar/{period}/{village}/kunci: the village head finalises a sheet whose lines are all verified (VER-1).</summary>
public sealed class FinalisePage : IPage
{
    /// <inheritdoc />
    public string Route => "lembar/{period}/{village}/kunci";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageHead];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, FormFaults.None, 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var reply = await visit.SendAsync(new ApiCall("POST", $"{SheetPaths.Record(visit)}/finalization") { Body = "{}", Key = form.Key }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(SheetPaths.Page(visit)) : await PageAsync(visit, FormFaults.Of(reply), reply.Status, cancellation);
    }

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormFaults faults, int status, CancellationToken cancellation)
    {
        var sheet = await visit.ReadAsync<SheetStanding>(SheetPaths.Record(visit), cancellation);
        return PageAnswer.Page<Finalise, SheetStepModel>(visit.Words["sheet.finalise"], new SheetStepModel(visit.Parts["period"], SheetPaths.Page(visit), sheet, string.Empty, faults), status);
    }
}
