using Dtks.Domain.Kernel;
using Dtks.Pages.Forms;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Desk;

/// <summary>/loket/{regency}/permohonan/{id}/lapangan: what a section saw in the field, against each criterion of the programme (SVC-8).</summary>
public sealed class FieldPage : IPage
{
    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan/{id}/lapangan";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.SectionOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Page(visit, FormOf(visit, await CriteriaAsync(visit, cancellation)), 200);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var criteria = await CriteriaAsync(visit, cancellation);
        var seen = criteria.Select((c, i) => new { code = c.Code, met = form.Given($"penuhi-{i}") is { } met ? met == "ya" : (bool?)null, note = form.Given($"catatan-{i}") });
        var reply = await visit.SendAsync(new ApiCall("POST", $"{HelpPaths.Record(visit)}/field-verification") { Body = JsonText.Write(new { criteria = seen, visitedOn = form.Given("tanggal") }), Key = form.Key }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo(HelpPaths.Page(visit));
        }

        var shown = FormOf(visit, criteria);
        return Page(visit, shown.With(form, FormFaults.Of(reply, shown.Pointers)), reply.Status);
    }

    private static async Task<IReadOnlyList<Criterion>> CriteriaAsync(PageVisit visit, CancellationToken cancellation)
    {
        var found = await visit.ReadAsync<HelpRecord>(HelpPaths.Record(visit), cancellation);
        return found.Programme is { } programme
            ? (await visit.ReadAsync<Programme>($"/desk/{Uri.EscapeDataString(visit.Parts["regency"])}/programmes/{Uri.EscapeDataString(programme)}", cancellation)).Criteria
            : [];
    }

    private static FormModel FormOf(PageVisit visit, IReadOnlyList<Criterion> criteria)
    {
        var words = visit.Words;
        var seen = criteria.SelectMany((c, i) => new[]
        {
            new FormField($"penuhi-{i}", c.Text, $"/criteria/{i}/met") { Kind = FieldKind.Choice, Options = [("ya", words["desk.met"]), ("tidak", words["desk.notMet"])] },
            new FormField($"catatan-{i}", words.Of("desk.criterion.note", ("code", c.Code)), $"/criteria/{i}/note") { IsRequired = false },
        });
        return new FormModel([new FormField("tanggal", words["desk.verifiedOn"], "/visitedOn") { Kind = FieldKind.Day }, .. seen], words["dossier.review.submit"]);
    }

    private static PageAnswer Page(PageVisit visit, FormModel form, int status) => PageAnswer.Page<FormPage, FormPageModel>(
        visit.Words["help.step.lapangan"], new FormPageModel(visit.Words["help.step.lapangan"], HelpPaths.Page(visit), visit.Words["back.application"], form), status);

    private sealed record Programme(IReadOnlyList<Criterion> Criteria);

    private sealed record Criterion(string Code, string Text);
}
