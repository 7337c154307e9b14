using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using NodaTime;

namespace Dtks.Pages.Sheets;

/// <summary>/lembar/{period}/{village}/kunci: the village head finalises a sheet whose lines are all verified (VER-1).</summary>
/// <param name="clock">The time.</param>
public sealed class FinalisePage(TimeProvider clock) : IPage
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

    private async Task<PageAnswer> PageAsync(PageVisit visit, FormFaults faults, int status, CancellationToken cancellation)
    {
        var (sheet, words) = (await visit.ReadAsync<SheetStanding>(SheetPaths.Record(visit), cancellation), visit.Words);
        var isOpen = sheet.IsOpenAt(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var model = new FormPageModel(words["sheet.finalise"], SheetPaths.Page(visit), words["sheet.back"], new FormModel([], words["sheet.finalise.submit"]) { Faults = faults })
        {
            What = words["sheet.finalise.what"],
            Notes = [.. new[] { SheetPaths.OpenAgain(visit, sheet, AreaCode.Parse(visit.Parts["village"]), isOpen) }.OfType<string>(), $"{words.Of("today.sheet", ("open", words.Count(sheet.Lines.Unverified)), ("all", words.Count(sheet.Lines.All)))} · {words.Named("sheet.status", sheet.Status)}"],
        };
        return PageAnswer.Page<FormPage, FormPageModel>(model.Title, model, status);
    }
}
