using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
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
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return PageAsync(visit, FormOf(visit), 200, cancellation);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var reply = await visit.SendAsync(new ApiCall("POST", $"{SheetPaths.Record(visit)}/reopening") { Body = JsonText.Write(new { reason = form.Given("sebab") }), Key = form.Key }, cancellation);
        return reply.IsDone ? PageAnswer.GoTo(SheetPaths.Page(visit)) : await PageAsync(visit, FormOf(visit).With(form, FormFaults.Of(reply, "/reason")), reply.Status, cancellation);
    }

    private static FormModel FormOf(PageVisit visit) => new([new FormField("sebab", visit.Words["musdes.reason"], "/reason") { Kind = FieldKind.Lines }], visit.Words["sheet.reopen.submit"]);

    private static async Task<PageAnswer> PageAsync(PageVisit visit, FormModel form, int status, CancellationToken cancellation)
    {
        var (sheet, words) = (await visit.ReadAsync<SheetStanding>(SheetPaths.Record(visit), cancellation), visit.Words);
        var model = new FormPageModel(words["sheet.reopen"], SheetPaths.Page(visit), words["sheet.back"], form) { What = words["sheet.reopen.what"], Notes = [words.Named("sheet.status", sheet.Status)] };
        return PageAnswer.Page<FormPage, FormPageModel>(model.Title, model, status);
    }
}
