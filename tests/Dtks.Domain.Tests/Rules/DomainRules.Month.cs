using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Ratification;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using Dtks.Tests.Rules;
using NodaTime;

namespace Dtks.Domain.Tests.Rules;

internal sealed partial class DomainRules
{
    private SheetState Opened(AreaCode village, int households)
    {
        var lines = Enumerable.Range(0, households).SelectMany(Lines).Select((l, i) => l with { Line = i + 1 }).ToList();
        return After(null, Decide(new SheetCommand.Open(village, _period, lines), null)) with { ClosesOn = TimeZones.Wib.AtStartOfDay(_period.LastDay.PlusDays(1)).ToInstant() };
    }

    // A head with everything, and insurance for the wife and a child.
    private static IEnumerable<SheetLine> Lines(int household) =>
    [
        SheetSamples.Line(0, $"h-{household}", "01", Programme.Pkh), SheetSamples.Line(0, $"h-{household}", "01", Programme.Bpnt), SheetSamples.Line(0, $"h-{household}", "01", Programme.PbiJkn),
        SheetSamples.Line(0, $"h-{household}", "02", Programme.PbiJkn), SheetSamples.Line(0, $"h-{household}", "03", Programme.PbiJkn, adult: false),
    ];

    private Decision<SheetEvent> Decide(SheetCommand command, SheetState? state) => SheetDecider.Decide(command, state, Samples.Policy, _now);

    private static SheetState After(SheetState? state, Decision<SheetEvent> decision) => decision.Events.Aggregate(state, SheetDecider.Evolve)!;

    private string Run(int village, SheetCommand command)
    {
        var decision = Decide(command, _sheets[village]);
        _sheets[village] = After(_sheets[village], decision);
        return Told(decision);
    }

    private string DecideLines(int village, Step.Decide step)
    {
        var drafts = step.Rows.All.Select(r => new LineDecisionDraft(r.Line, r.Ground is null ? "eligible" : "ineligible", r.Ground, null, r.SuccessorLine, r.SuccessorMember)).ToList();
        var decision = Decide(new SheetCommand.DecideLines(drafts, Of(step.By)), _sheets[village]);
        if (decision.Events is not [LinesDecided decided]) return Told(decision);
        if (!step.DryRun)
        {
            _sheets[village] = After(_sheets[village], decision);
            if (decided.Changed.Count > 0) _decidedBy[village].Add(step.By.Subject);
        }

        return $"{Ok} {string.Join(' ', decided.Results.Select(r => r.Violation?.Code ?? "applied"))}";
    }

    private string Reopen(int village, Actor by)
    {
        var told = Run(village, new SheetCommand.Reopen(new SheetReopeningDraft("Dua keluarga tertukar"), by));
        if (told == Ok && _dossierOf[village] is { } dossier && dossier.HoldsItsRows()) Change(dossier, DossierDecider.Withdraw(dossier, by, Samples.Policy, _now));
        return told;
    }

    private string HandInSheet(Step.HandIn step)
    {
        var village = step.Village % _sheets.Count;
        var before = _dossiers.FindAll(d => d.State.Subject == DossierSubject.Eligibility && d.State.Village == _villages[village]).ConvertAll(d => d.State);
        var replaces = ReplacedBy(step);
        var held = _dossierOf[village] is { } dossier && dossier.HoldsItsRows() ? dossier.Status : (DossierStatus?)null;
        var mayReplace = before.Exists(d => d.Id == replaces && d.Status == DossierStatus.Returned) && before.TrueForAll(d => d.Replaces != replaces || d.Status == DossierStatus.Withdrawn);
        var sheet = _sheets[village];
        var gathered = new SheetGathered(NamedIn(step), sheet, sheet.Status == SheetStatus.Finalised ? SheetDigest.Of(sheet) : null, held, mayReplace);
        var read = new DossierRead(_period.Value, DossierSubject.Eligibility, "named", replaces);
        var decision = DossierDecider.Submit($"d-{_dossiers.Count}", _villages[village], read, gathered, Of(step.By), Samples.Policy, _now);
        if (decision.IsAccepted)
        {
            var state = DossierDecider.Evolve(null, decision.Events[0]);
            _dossiers.Add((state, []));
            Stand(village, state);
        }

        return Told(decision);
    }

    private DossierContent ContentOf(DossierState dossier)
    {
        var village = Array.IndexOf(_villages, dossier.Village);
        var sheet = _sheets[village];
        return new DossierContent([.. new[] { sheet.FinalisedBy }.OfType<string>().Union(_decidedBy[village])], _dossierOf[village]?.Id == dossier.Id ? SheetDigest.Of(sheet) : null)
        {
            Passed = Determination.Passed(sheet, Samples.Policy, _now),
        };
    }

    // The sheet goes with its dossier: locked from the endorsement on, opened again where it comes back (VER-8).
    private void Follow(DossierState before, DossierEvent happened)
    {
        var village = Array.IndexOf(_villages, before.Village);
        if (_dossierOf[village]?.Id != before.Id) return;
        Stand(village, DossierDecider.Evolve(before, happened));
        if (happened is DossierReturned returned) Run(village, new SheetCommand.Unlock(before.Id, returned.Reasons, new Actor(returned.Meta.Subject, returned.Meta.Role, before.Village)));
    }

    private void Stand(int village, DossierState dossier)
    {
        _dossierOf[village] = dossier;
        _sheets[village] = _sheets[village] with { IsEndorsed = dossier.Status is DossierStatus.Endorsed or DossierStatus.Received or DossierStatus.Ratified };
    }

    private IEnumerable<RatificationRow> ReceivedSheets() =>
        from dossier in _dossiers.Select(d => d.State)
        where dossier is { Subject: DossierSubject.Eligibility, Status: DossierStatus.Received } && !_letters.Exists(l => l.Rows.Any(r => r.Proposal == dossier.Id))
        let village = Array.IndexOf(_villages, dossier.Village)
        select new RatificationRow(dossier.Village, dossier.Id, dossier.Digest, _sheets[village].FinalisedBy!, null, dossier.EndorsedBy, dossier.ReceivedBy)
        {
            Period = _period.Value,
            Lines = dossier.Rows,
            Others = [.. _decidedBy[village], dossier.SubmittedBy],
        };

    private string ReviewSheets(int letter, Step.Review step, HashSet<string> named)
    {
        var ((state, rows), by) = (_letters[letter], Of(step.By));
        var back = rows.Where(r => step.Back || named.Contains(r.Id())).ToList();
        var draft = step.Back ? new ReviewDraft("returned", ["Lampiran kurang"]) : new ReviewDraft("conforming", [], [.. back.Select(r => new RowReturnDraft(r.Id(), ["Periksa"]))]);
        var decision = LetterDecider.Decide(new LetterCommand.Review(draft, rows.Count(r => r.TookPart(by.Subject)), by, Counted(rows), rows.Select(r => r.Id()).ToHashSet()), state, Samples.Policy, _now);
        if (!decision.IsAccepted) return Told(decision);
        foreach (var row in rows)
        {
            var dossier = _dossiers.Find(d => d.State.Id == row.Proposal).State;
            var passed = Determination.Passed(_sheets[Array.IndexOf(_villages, dossier.Village)], Samples.Policy, _now);
            Change(dossier, back.Contains(row) ? DossierDecider.GiveBack(dossier, ["Periksa"], passed, by, Samples.Policy, _now) : DossierDecider.Ratify(dossier, state.Id, by, Samples.Policy, _now));
        }

        var after = decision.Events[0].State;
        _letters[letter] = (LetterDecider.Decide(new LetterCommand.Finish(), after, Samples.Policy, _now).Events is [var done] ? done.State : after, rows);
        return Ok;
    }
}
