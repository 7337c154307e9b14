using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}/putusan: what was decided about what waits for a deliberation, some rows a page (MUS-2).</summary>
/// <param name="grounds">The grounds of VER-5.</param>
/// <param name="clock">The time.</param>
public sealed class DecisionsPage(Grounds grounds, TimeProvider clock) : IPage
{
    private const int Limit = 20;
    private const string Decided = "/decisions/";

    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/putusan";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => PageAsync(visit, visit.Query("lanjut"), null, FormFaults.None, 200, cancellation);

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
        var shown = form.All("hal").Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var typed = shown.Select(subject => DecisionOf(form, subject)).OfType<MusdesDecision>().ToList();

        // What stood on other pages stays as it is: what is sent takes the place of all.
        var all = found.Decisions.Where(d => !shown.Contains(d.Subject)).Concat(typed).ToList();
        var since = form["versi"] is { Length: > 0 } looked ? looked : version;
        var reply = await visit.SendAsync(new ApiCall("PUT", $"{MusdesPaths.Record(visit)}/decisions") { Body = JsonText.Write(all.Select(Sent)), Version = since }, cancellation);
        return reply.IsDone
            ? PageAnswer.GoTo(form["berikut"] is { Length: > 0 } next ? $"{MusdesPaths.Page(visit)}/putusan?lanjut={Uri.EscapeDataString(next)}" : MusdesPaths.Page(visit))
            : await PageAsync(visit, form["lanjut"] is { Length: > 0 } from ? from : null, all, FaultsOf(reply, all), reply.Status, cancellation);
    }

    private static object Sent(MusdesDecision d) => new { proposal = d.Proposal, household = d.Household, card = d.Card, decision = d.Decision, ground = d.Ground, note = d.Note };

    // A subject of which nothing was chosen is not decided.
    private static MusdesDecision? DecisionOf(PageForm form, string subject) => form[$"putusan-{subject}"] is not { Length: > 0 } decision
        ? null
        : new MusdesDecision(decision)
        {
            Proposal = form[$"jenis-{subject}"] == "proposal" ? subject : null,
            Household = form[$"jenis-{subject}"] == "household" ? subject : null,
            Ground = int.TryParse(form[$"alasan-{subject}"], NumberStyles.None, CultureInfo.InvariantCulture, out var ground) ? ground : null,
            Note = form[$"catatan-{subject}"] is { Length: > 0 } note ? note : null,
        };

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

    private static string? PlaceOf(string pointer, IReadOnlyList<MusdesDecision> sent) =>
        int.TryParse(pointer.Split('/').ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < sent.Count ? sent[place].Subject : null;

    private async Task<PageAnswer> PageAsync(PageVisit visit, string? from, IReadOnlyList<MusdesDecision>? sent, FormFaults faults, int status, CancellationToken cancellation)
    {
        var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
        var cursor = from is null ? string.Empty : $"&cursor={Uri.EscapeDataString(from)}";
        var agenda = await visit.ReadAsync<ListPage<AgendaRow>>($"{MusdesPaths.List(visit)}/agenda?limit={Limit}{cursor}", cancellation);
        IReadOnlyList<AgendaRow> rows = [.. Obstructed(found, agenda.Items), .. agenda.Items];
        var chosen = (sent ?? found.Decisions).DistinctBy(d => d.Subject).ToDictionary(d => d.Subject, StringComparer.Ordinal);
        var today = AreaDays.TodayIn(AreaCode.Parse(visit.Parts["village"]), clock);
        var model = new DecisionsModel(MusdesPaths.Page(visit), found, version, rows, from, agenda.Next, chosen, grounds.On(today, visit.Words), faults);
        return PageAnswer.Page<Decisions, DecisionsModel>(visit.Words["musdes.decide"], model, status);
    }
}

/// <summary>What waits for a deliberation, and what is chosen of it.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Found">The deliberation.</param>
/// <param name="Version">Its version.</param>
/// <param name="Rows">What waits.</param>
/// <param name="From">Where this page begins; null for the first.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
/// <param name="Chosen">What is chosen, by what it is about.</param>
/// <param name="Grounds">The grounds of VER-5.</param>
/// <param name="Faults">What is wrong, by what it is about.</param>
public sealed record DecisionsModel(
    string Back, MusdesRecord Found, string Version, IReadOnlyList<AgendaRow> Rows, string? From, string? Next, IReadOnlyDictionary<string, MusdesDecision> Chosen, IReadOnlyList<(int Number, string Words)> Grounds, FormFaults Faults)
{
    /// <summary>What can be decided of a row.</summary>
    public static IReadOnlyList<string> ChoicesOf(AgendaRow row) => row switch
    {
        { Household: not null } => ["keep", "terminate"],
        { Kind: "register" } => ["admit", "refuse"],
        { Kind: "assistance" } => ["assist", "refuse"],
        _ => ["assist", "admit", "refuse"],
    };
}
