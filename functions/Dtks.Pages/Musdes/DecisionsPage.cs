using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Pages.Words;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>
/// /musdes/{village}/{id}/putusan: what was decided about what waits for a deliberation, some rows a page (MUS-2). Officers may decide at the same time: a row that one did not touch stays as another
/// recorded it, and one of which both made something else is shown with both before anything is saved.
/// </summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class DecisionsPage(Grounds grounds, TimeProvider clock) : IPage
{
    private const int Limit = 20;
    private const int Tries = 3;
    private const string Decided = "/decisions/";

    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/putusan";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, _) = await MusdesPaths.ReadAsync(visit, cancellation);
        return found.IsOpen ? await PageAsync(visit, visit.Query("lanjut"), [], FormFaults.None, 200, cancellation) : ClosedPage.Of(visit, "musdes.decide", found);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var (sent, from) = (SentDecision.Of(form), form.Given("lanjut"));
        for (var tries = 1; ; tries++)
        {
            var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
            if (sent.Any(row => row.IsContested(Standing(found, row.Subject))))
            {
                return await PageAsync(visit, from, sent, new FormFaults(visit.Words["musdes.decide.meanwhile"], FormFaults.None.At), 412, cancellation);
            }

            if (sent.Any(row => row.IsLoose(Standing(found, row.Subject))))
            {
                return await PageAsync(visit, from, sent, FormFaults.None, 400, cancellation);
            }

            var all = Joined(found, sent);
            var reply = await visit.SendAsync(new ApiCall("PUT", $"{MusdesPaths.Record(visit)}/decisions") { Body = JsonText.Write(all.Select(Sent)), Version = version }, cancellation);
            if (reply.IsDone)
            {
                return PageAnswer.GoTo(form.Given("berikut") is { } next ? $"{MusdesPaths.Page(visit)}/putusan?lanjut={Uri.EscapeDataString(next)}" : MusdesPaths.Page(visit));
            }

            if (reply.Status != 412 || tries == Tries)
            {
                return await PageAsync(visit, from, sent, FaultsOf(reply, all), reply.Status, cancellation);
            }
        }
    }

    private static object Sent(MusdesDecision d) => new { proposal = d.Proposal, household = d.Household, card = d.Card, decision = d.Decision, ground = d.Ground, note = d.Note };

    private static MusdesDecision? Standing(MusdesRecord found, string subject) => found.Decisions.FirstOrDefault(d => d.Subject == subject && d.Card is null);

    // What is sent takes the place of all: what stood on other pages, or was not touched, goes with it as it is and where it is.
    private static List<MusdesDecision> Joined(MusdesRecord found, IReadOnlyList<SentDecision> sent)
    {
        var rows = sent.ToDictionary(row => row.Subject, StringComparer.Ordinal);
        var before = found.Decisions.Select(d => d.Card is null && rows.TryGetValue(d.Subject, out var row) ? row.Joined(d) : d);
        return [.. before.Concat(sent.Where(row => Standing(found, row.Subject) is null).Select(row => row.Joined(stands: null))).OfType<MusdesDecision>()];
    }

    // A row is meant by its place among those sent; it is told by what it is about.
    private static FormFaults FaultsOf(ApiReply reply, IReadOnlyList<MusdesDecision> sent)
    {
        var faults = FormFaults.Of(reply, [.. (reply.Read<ApiProblem>().Errors ?? []).Select(e => e.Pointer).Where(p => PlaceOf(p, sent) is not null)]);
        var at = faults.At.GroupBy(f => PlaceOf(f.Key, sent)!).ToDictionary(f => f.Key, f => string.Join(' ', f.Select(e => e.Value).Distinct()), StringComparer.Ordinal);
        return new FormFaults(faults.Whole, at);
    }

    // What was decided, and can be no more, waits for no deliberation by then: it is shown all the same, to be left out.
    private static IEnumerable<AgendaRow> Obstructed(MusdesRecord found, IReadOnlyList<AgendaRow> waiting) =>
        from unmet in found.Unmet
        let subject = unmet.Pointer is { } pointer && pointer.StartsWith(Decided, StringComparison.Ordinal) ? PlaceOf(pointer[(Decided.Length - 1)..], found.Decisions) : null
        let decision = found.Decisions.FirstOrDefault(d => d.Subject == subject && d.Card is null)
        where decision is not null && waiting.All(row => row.Subject != subject)
        group unmet by decision into of
        select new AgendaRow { Proposal = of.Key.Proposal, Household = of.Key.Household, Advice = [.. of] };

    // So is what was typed of something that waits no more by now.
    private static IEnumerable<AgendaRow> Gone(IReadOnlyList<SentDecision> sent, IReadOnlyList<AgendaRow> shown, FormFaults faults) =>
        sent.Where(row => (row.IsChanged || faults.Of(row.Subject) is not null) && shown.All(s => s.Subject != row.Subject)).Select(row => new AgendaRow { Proposal = row.Typed.Proposal, Household = row.Typed.Household });

    private static string? PlaceOf(string pointer, IReadOnlyList<MusdesDecision> sent) =>
        int.TryParse(pointer.Split('/').ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < sent.Count ? sent[place].Subject : null;

    private static DecisionRow RowOf(AgendaRow waiting, MusdesRecord found, IReadOnlyList<SentDecision> sent, FormFaults faults, PageWords words)
    {
        var subject = waiting.Subject ?? string.Empty;
        var (stands, row) = (Standing(found, subject), sent.FirstOrDefault(s => s.Subject == subject));
        var isLoose = row?.IsLoose(stands) == true;
        var wrong = isLoose ? words["musdes.decide.loose"] : faults.Of(subject);
        return new DecisionRow(waiting, row is { IsChanged: true } || isLoose ? row!.Typed : stands, stands, wrong) { IsContested = row?.IsContested(stands) == true };
    }

    private async Task<PageAnswer> PageAsync(PageVisit visit, string? from, IReadOnlyList<SentDecision> sent, FormFaults faults, int status, CancellationToken cancellation)
    {
        var (found, _) = await MusdesPaths.ReadAsync(visit, cancellation);
        var cursor = from is null ? string.Empty : $"&cursor={Uri.EscapeDataString(from)}";
        var agenda = await visit.ReadAsync<ListPage<AgendaRow>>($"{MusdesPaths.List(visit)}/agenda?limit={Limit}{cursor}", cancellation);
        IReadOnlyList<AgendaRow> waiting = [.. Obstructed(found, agenda.Items), .. agenda.Items];
        IReadOnlyList<DecisionRow> rows = [.. Gone(sent, waiting, faults).Concat(waiting).Select(row => RowOf(row, found, sent, faults, visit.Words))];

        // What is wrong with a row of another page is told of the whole.
        var elsewhere = faults.At.Where(f => rows.All(row => row.Waiting.Subject != f.Key)).Select(f => f.Value).Prepend(faults.Whole).OfType<string>().Distinct().ToList();
        var today = AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock);
        var model = new DecisionsModel(MusdesPaths.Page(visit), visit.Parts["village"], found, rows, from, agenda.Next, grounds.On(today, visit.Words), elsewhere.Count > 0 ? string.Join(' ', elsewhere) : null);
        return PageAnswer.Page<Decisions, DecisionsModel>(visit.Words["musdes.decide"], model, status);
    }
}

/// <summary>What waits for a deliberation, and what is chosen of it.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Found">The deliberation.</param>
/// <param name="Rows">What waits.</param>
/// <param name="From">Where this page begins; null for the first.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
/// <param name="Grounds">The grounds of VER-5.</param>
/// <param name="Wrong">What is wrong with all of it; null for nothing.</param>
public sealed record DecisionsModel(
    string Back, string Village, MusdesRecord Found, IReadOnlyList<DecisionRow> Rows, string? From, string? Next, IReadOnlyList<(int Number, string Words)> Grounds, string? Wrong);
