using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Ratification;
using Dtks.Domain.Tests.Forms;
using Dtks.Domain.Visits;
using Dtks.Tests.Rules;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Tests.Rules;

internal sealed partial class DomainRules
{
    private static readonly PolicyVersions Policies = new([SamplePolicy.InForce]);

    private readonly Dictionary<string, VisitState> _visits = [];

    private string Propose(Step.Propose step)
    {
        var village = _villages[step.Village % _villages.Length];
        var submit = new ProposalCommand.Submit($"p-{_proposals.Count}", $"t-{_proposals.Count}", Samples.Draft("register", village.Value), Of(step.By, village));
        _proposals.Add(Samples.Run(null, submit, _now));
        return Match(_proposals.Count - 1);
    }

    private string Match(int proposal) => Run(proposal, new ProposalCommand.Match(Samples.Match(), Samples.Unknown));

    private string Correct(int proposal, Actor by)
    {
        var told = Run(proposal, new ProposalCommand.Correct(Samples.Draft("register", _proposals[proposal].Village.Value), by));
        return told == Ok ? Match(proposal) : told;
    }

    private string Run(int proposal, ProposalCommand command)
    {
        var decision = ProposalDecider.Decide(command, _proposals[proposal], Samples.Policy, _now);
        _proposals[proposal] = decision.Events.Aggregate(_proposals[proposal], ProposalDecider.Evolve);
        return Told(decision);
    }

    private int PlaceOf(string proposal) => _proposals.FindIndex(p => p.Id == proposal);

    private string IdOf(int proposal) => RowOf(_proposals[proposal]).Id();

    private string Deliberate(Step.Deliberate step, IReadOnlyList<(int Proposal, bool Admits)> decided)
    {
        var village = _villages[step.Village % _villages.Length];
        var opened = LocalDate.FromDateOnly(openedOn);
        var held = new DeliberationState
        {
            Id = $"m-{_deliberations.Count}",
            Village = village,
            Kind = DeliberationKind.Regular,
            HeldOn = step.On switch { HeldOn.Today => TimeZones.DateIn(village, _now), HeldOn.OpeningDay => opened, _ => opened.PlusDays(-1) },
            Place = "Balai Desa",
            Attendees = [],
            Decisions = [.. decided.Select(d => new DeliberationDecision(_proposals[d.Proposal].Id, null, d.Admits ? DecisionKind.Admit : DecisionKind.Refuse, d.Admits ? null : 11, null))],
            Status = DeliberationStatus.Concluded,
            History = [],
        };
        _deliberations.Add(held);
        foreach (var (proposal, admits) in decided)
        {
            Assert.Equal(Ok, Run(proposal, new ProposalCommand.ApplyDecision(admits ? ProposalDecision.Admit : ProposalDecision.Refuse, held.Id, Of(step.By, village))));
        }

        return Ok;
    }

    private string Visit(int proposal, Actor by)
    {
        var state = _proposals[proposal];
        var held = _deliberations.Find(d => d.Id == state.DeliberationId);
        var dossier = held is null ? default : _dossiers.Find(d => d.State.HoldsItsRows() && d.State.Deliberation == held.Id && d.Rows.Any(r => r.Proposal == state.Id));
        var admitted = new AdmittedProposal(state.Id, state.Village, state.Status, held?.Id, held?.HeldOn, dossier.State?.Id);
        var visit = _visits.GetValueOrDefault(state.Id);
        var draft = new VisitDraft(
            "regsosek2022-k", LocalDatePattern.Iso.Format(TimeZones.DateIn(state.Village, _now)), [new VisitorDraft("CONTOH TIGA", "TKSK"), new VisitorDraft("CONTOH EMPAT", "Pemerintah Desa")],
            new Dictionary<string, string> { ["303"] = "8" }, [new Dictionary<string, string> { ["402"] = "CONTOH SATU" }], $"Kunjungan {visit?.History.Count ?? 0}");
        var decision = VisitDecider.Record(draft, visit, admitted, SampleForms.All, Policies, by, _now);
        if (decision.Events is [var happened]) _visits[state.Id] = VisitDecider.Evolve(visit, happened);
        return Told(decision);
    }

    private DeliberationState? NamedIn(Step.HandIn step)
    {
        var here = _deliberations.FindAll(d => d.Village == _villages[step.Village % _villages.Length]);
        return here.Count == 0 ? null : here[step.Deliberation % here.Count];
    }

    private string? ReplacedBy(Step.HandIn step) => step.Replaces is not { } number ? null : _dossiers.Count == 0 ? "none" : _dossiers[number % _dossiers.Count].State.Id;

    private string HandIn(Step.HandIn step)
    {
        var (village, held, replaces) = (_villages[step.Village % _villages.Length], NamedIn(step), ReplacedBy(step));
        var before = _dossiers.FindAll(d => d.State.Subject == DossierSubject.Proposals && d.State.Deliberation == held?.Id);
        var waiting = _proposals.FindAll(p => held is not null && p is { Status: ProposalStatus.Eligible, AwaitsNumbers: false } && p.DeliberationId == held.Id
            && !before.Exists(d => d.State.HoldsItsRows() && d.Rows.Any(r => r.Proposal == p.Id)));
        var rows = waiting.FindAll(p => _visits.GetValueOrDefault(p.Id)?.Deliberation == held!.Id).ConvertAll(p => new DossierRow(
            p.Id, ProposalDigest.Of(p, []), [.. p.SaidBy().Append(p.DecidedBy).OfType<string>().Concat(_visits[p.Id].History.Select(h => h.Meta.Subject))]));
        var mayReplace = before.Exists(d => d.State.Id == replaces && d.State.Status == DossierStatus.Returned) && before.TrueForAll(d => d.State.Replaces != replaces);
        var read = new DossierRead(_period.Value, DossierSubject.Proposals, held?.Id ?? "none", replaces);
        var decision = DossierDecider.Submit($"d-{_dossiers.Count}", village, read, new DossierGathered(held, rows, waiting.Count, mayReplace), Of(step.By), Samples.Policy, _now);
        if (decision.IsAccepted) _dossiers.Add((DossierDecider.Evolve(null, decision.Events[0]), rows));
        return Told(decision);
    }

    private string PassOn(int dossier, Step.PassOn step)
    {
        var (state, rows) = _dossiers[dossier];
        var content = state.Subject == DossierSubject.Proposals ? DossierContent.Of(state.Village, rows) : ContentOf(state);
        var draft = step.Back ? new DossierReviewDraft("returned", ["Belum lengkap"]) : new DossierReviewDraft(step.AtDistrict ? "endorsed" : "received");
        var decision = step.AtDistrict
            ? DossierDecider.Endorse(state, draft, content, Of(step.By), Samples.Policy, _now)
            : DossierDecider.Receive(state, draft, content, Of(step.By), Samples.Policy, _now);
        Change(state, decision);
        return Told(decision);
    }

    private void Change(DossierState before, Decision<DossierEvent> decision)
    {
        if (decision.Events is not [var happened]) return;
        var place = _dossiers.FindIndex(d => d.State.Id == before.Id);
        var (after, rows) = (DossierDecider.Evolve(before, happened), _dossiers[place].Rows);
        _dossiers[place] = (after, rows);
        if (after.Subject == DossierSubject.Eligibility) Follow(before, happened);
        foreach (var (row, at) in rows.Select(r => (r, PlaceOf(r.Proposal))).Where(p => DossierEffects.IsBehind(after, _proposals[p.Item2].Status, _proposals[p.Item2].DeliberationId, _proposals[p.Item2].DossierId)))
        {
            foreach (var command in DossierEffects.Of(after, row)) Run(at, command);
        }
    }

    private static RatificationRow RowOf(ProposalState p) =>
        new(p.Village, p.Id, ProposalDigest.Of(p, []), p.ProposedBy, p.DecidedBy, p.EndorsedBy(), p.ReceivedBy()) { Others = p.Others() };

    private string Sign(bool sheets, Actor by)
    {
        var rows = Ordered(sheets ? ReceivedSheets() : _proposals.Where(p => p.AwaitsLetter()).Select(RowOf));
        var draft = new RatificationDraft(_period.Value, sheets ? "eligibility" : "proposals", new LetterDraft($"460/{_letters.Count}", LocalDatePattern.Iso.Format(TimeZones.DateIn(_villages[0], _now))));
        var sign = new LetterCommand.Sign($"l-{_letters.Count}", _villages[0].Regency!, draft, rows.Count, rows.Count(r => r.TookPart(by.Subject)), by, Counted(rows));
        var decision = LetterDecider.Decide(sign, Samples.DateOf, Samples.Policy, _now);
        if (decision.IsAccepted)
        {
            _letters.Add((decision.Events[0].State, rows));
            foreach (var row in rows.Where(r => r.Period is null)) Assert.Equal(Ok, Run(PlaceOf(row.Proposal), new ProposalCommand.Ratify(sign.Id, by)));
        }

        return Told(decision);
    }

    private string Review(int letter, Step.Review step, HashSet<string> named)
    {
        var (state, rows) = _letters[letter];
        var back = step.Back ? [] : rows.Where(r => named.Contains(r.Id())).ToList();
        var draft = step.Back ? new ReviewDraft("returned", ["Lampiran kurang"]) : new ReviewDraft("conforming", [], [.. back.Select(r => new RowReturnDraft(r.Id(), ["Alamat"]))]);
        var by = Of(step.By);
        var decision = LetterDecider.Decide(new LetterCommand.Review(draft, rows.Count(r => r.TookPart(by.Subject)), by, Counted(rows), rows.Select(r => r.Id()).ToHashSet()), state, Samples.Policy, _now);
        if (!decision.IsAccepted) return Told(decision);
        var after = decision.Events[0].State;
        foreach (var row in rows)
        {
            ProposalCommand command = step.Back || back.Contains(row)
                ? new ProposalCommand.Return(state.Id, ["Alamat"], by, state.Round())
                : new ProposalCommand.Register(state.Id, $"h-{row.Proposal}", by, state.Round());
            Assert.Equal(Ok, Run(PlaceOf(row.Proposal), command));
        }

        _letters[letter] = (LetterDecider.Decide(new LetterCommand.Finish(), after, Samples.Policy, _now).Events is [var done] ? done.State : after, rows);
        return Ok;
    }

    private string Resubmit(int letter, HashSet<string> named, Actor by)
    {
        var (state, rows) = _letters[letter];
        if (state.Subject == RatificationSubject.Eligibility) return Told(LetterDecider.Decide(new LetterCommand.Resubmit(new ResubmissionDraft("Lampiran dilengkapi"), true, 0, null, by), state, Samples.DateOf, Samples.Policy, _now));
        var isBack = rows.All(r => _proposals[PlaceOf(r.Proposal)] is not { Status: ProposalStatus.Ratified } p || p.LetterId != state.Id);
        var mayGo = rows.Where(r => !named.Contains(r.Id()) && _proposals[PlaceOf(r.Proposal)] is { Status: ProposalStatus.Returned } p && p.LetterId == state.Id);
        var command = new LetterCommand.Resubmit(new ResubmissionDraft("Lampiran dilengkapi", null, [.. named]), isBack, mayGo.Count(r => r.TookPart(by.Subject)), rows.Select(r => r.Id()).ToHashSet(), by);
        var decision = LetterDecider.Decide(command, state, Samples.DateOf, Samples.Policy, _now);
        if (!decision.IsAccepted) return Told(decision);
        var sent = decision.Events[0].State;
        var along = Ordered(rows.Where(r => !named.Contains(r.Id()) && Run(PlaceOf(r.Proposal), new ProposalCommand.Resubmit(state.Id, sent.Round(), by)) == Ok));
        _letters[letter] = (LetterDecider.Decide(new LetterCommand.Cover(along.Count, LetterDigest.Of(along)), sent, Samples.Policy, _now).Events[0].State, along);
        return Ok;
    }

    private static CountedRows Counted(IReadOnlyList<RatificationRow> rows) =>
        new(rows.Sum(r => r.Count()), LetterDigest.Of(rows), rows.Any(r => r.Period is not null) ? rows.Count : null);

    private static List<RatificationRow> Ordered(IEnumerable<RatificationRow> rows) =>
        [.. rows.OrderBy(r => r.Village.Value, StringComparer.Ordinal).ThenBy(r => r.Proposal, StringComparer.Ordinal)];
}
