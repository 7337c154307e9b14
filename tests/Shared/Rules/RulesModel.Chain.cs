namespace Dtks.Tests.Rules;

internal sealed partial class RulesModel
{
    private const int LapseDays = 30;

    private (string, Action?) Propose(Step.Propose step) => Then(() =>
    {
        var proposal = new ModelProposal(step.Village % _sheets.Count, step.By);
        _proposals.Add(proposal);
        Begin(proposal);
    });

    // A citizen's goes to the regency (PRO-6), an office's to the village's deliberation (PRO-3).
    private void Begin(ModelProposal proposal) =>
        (proposal.Status, proposal.DueOn, proposal.DecidedBy, proposal.Dossier) = (proposal.IsCitizens ? "verifying" : "deliberating", Today.AddDays(LapseDays), null, null);

    private static (string, Action?) Verify(ModelProposal proposal, Step.Verify step) =>
        proposal.Status == "deemedEligible" ? Refused("proposal.lapsed")
        : proposal.Status != "verifying" ? Refused("proposal.notVerifying")
        : proposal.IsOf(step.By.Subject) ? Refused("proposal.own")
        : Then(() => (proposal.Status, proposal.DecidedBy) = (step.Eligible ? "eligible" : "ineligible", step.By.Subject));

    private static (string, Action?) Withdraw(ModelProposal proposal, Caller by)
    {
        if (!IsProposer(proposal, by)) return Refused("proposal.notOwn");
        return proposal.Status is "ratified" or "registered" or "withdrawn" or "refused" or "ineligible"
            ? Refused("proposal.notOpen")
            : Then(() => proposal.Status = "withdrawn");
    }

    private (string, Action?) Correct(ModelProposal proposal, Caller by)
    {
        if (!IsProposer(proposal, by)) return Refused("proposal.notOwn");
        if (proposal.Status != "returned") return Refused("proposal.notCorrectable");
        return Then(() =>
        {
            proposal.SaidBy.Add(by.Subject);
            Begin(proposal);
        });
    }

    // A citizen themselves, or any officer of the office that proposed.
    private static bool IsProposer(ModelProposal proposal, Caller by) =>
        by.Role == proposal.By.Role && (!proposal.IsCitizens || by.Subject == proposal.ProposedBy);

    private void Deliberate(Step.Deliberate step)
    {
        var village = step.Village % _sheets.Count;
        var held = new ModelDeliberation(village, step.On switch { HeldOn.Today => Today, HeldOn.OpeningDay => _openedOn, _ => _openedOn.AddDays(-1) });
        _deliberations.Add(held);
        foreach (var (proposal, admits) in DecidedBy(step))
        {
            proposal.Status = admits ? "eligible" : "refused";
            proposal.DecidedBy = step.By.Subject;
            proposal.AdmittedBy = admits ? held : null;
        }
    }

    /// <summary>What a deliberation decides: of the proposals that wait for it, by their places among all, whether it admits them.</summary>
    public IReadOnlyList<(int Proposal, bool Admits)> Decided(Step.Deliberate step) => [.. DecidedBy(step).Select(d => (_proposals.IndexOf(d.Proposal), d.Admits))];

    private List<(ModelProposal Proposal, bool Admits)> DecidedBy(Step.Deliberate step) => step.On != HeldOn.Today ? []
        : [.. _proposals.Where(p => p.Status == "deliberating" && p.Village == step.Village % _sheets.Count).Select((p, i) => (p, (step.Admits >> (i % 8) & 1) == 0))];

    private (string, Action?) Visit(ModelProposal proposal, Caller by)
    {
        if (proposal is not { Status: "eligible", AdmittedBy: { } admission }) return Refused("proposal.notAdmitted");
        if (_dossiers.Exists(d => d.Holds && d.Deliberation == admission && d.Rows.Contains(proposal))) return Refused("visit.inDossier");
        return Then(() =>
        {
            proposal.VisitedFor = admission;
            proposal.Visitors.Add(by.Subject);
        });
    }

    private (string, Action?) HandIn(Step.HandIn step)
    {
        var village = step.Village % _sheets.Count;
        if (Of([.. _deliberations.Where(d => d.Village == village)], step.Deliberation) is not { } deliberation) return Refused("dossier.deliberationUnknown");
        var replaced = step.Replaces is { } number ? Of(_dossiers, number) : null;
        var rows = _proposals.FindAll(p => p.Status == "eligible" && p.AdmittedBy == deliberation && p.VisitedFor == deliberation && !deliberation.Dossiers.Exists(d => d.Holds && d.Rows.Contains(p)));
        var unmet = new List<string>();
        if (rows.Count == 0) unmet.Add("dossier.empty");
        if (step.Replaces is not null && !(replaced is { Status: "returned" } && deliberation.Dossiers.Contains(replaced) && deliberation.Dossiers.TrueForAll(d => d.Replaces != replaced)))
            unmet.Add("dossier.replaces");
        if (unmet.Count > 0) return Refused(Text(unmet));
        var tookPart = rows.SelectMany(p => new[] { p.ProposedBy, p.DecidedBy }.OfType<string>().Concat(p.SaidBy).Concat(p.Visitors)).ToList();
        return Then(() =>
        {
            var dossier = new ModelDossier(village, deliberation, rows, step.By.Subject, tookPart) { Replaces = replaced };
            _dossiers.Add(dossier);
            deliberation.Dossiers.Add(dossier);
        });
    }

    private (string, Action?) PassOn(ModelDossier dossier, Step.PassOn step)
    {
        var (from, onward) = step.AtDistrict ? ("submitted", "endorsed") : ("endorsed", "received");
        var outcome = step.Back ? "returned" : onward;
        var said = (outcome, step.By.Role, step.By.Subject);
        if (dossier.Steps.Contains(said)) return Nothing;
        if (dossier.Status != from) return Refused("dossier.notAwaiting");
        if (dossier.TookPart.Contains(step.By.Subject) || step.By.Subject == dossier.SubmittedBy || step.By.Subject == dossier.EndorsedBy) return Refused("dossier.own");
        return Then(() =>
        {
            dossier.Steps.Add(said);
            Follow(dossier, outcome);
            dossier.Status = outcome;
            if (outcome == "endorsed") dossier.EndorsedBy = step.By.Subject;
            if (outcome == "received") dossier.ReceivedBy = step.By.Subject;
            if (outcome == "returned" && dossier.Rows.Count == 0) Unlock(dossier);
        });
    }

    // What left meanwhile stays away.
    private static void Follow(ModelDossier dossier, string outcome)
    {
        foreach (var proposal in dossier.Rows)
        {
            if (outcome == "endorsed" && proposal.Status == "eligible") (proposal.Status, proposal.Dossier) = ("endorsed", dossier);
            else if (outcome == "received" && proposal.Status == "endorsed") proposal.Status = "received";
            else if (outcome == "returned" && proposal.Status == "endorsed") (proposal.Status, proposal.Dossier) = ("eligible", null);
        }
    }

    // What a deliberation admitted once its dossier is received, a citizen's from when it is found or deemed eligible.
    private (string, Action?) Sign(string by)
    {
        var rows = _proposals.FindAll(p => p.Status == "received" || (p.IsCitizens && p.Status is "eligible" or "deemedEligible"));
        if (rows.Count == 0) return Refused("letter.noRows");
        if (rows.Exists(p => p.TookPart(by))) return Refused("letter.ownRows");
        return Then(() => _letters.Add(Cover(new ModelLetter(rows, by, Until()))));
    }

    // A first letter after the date counts for the next period.
    private DateTimeOffset Until()
    {
        var until = Determined;
        while (until <= Now) until = until.ToOffset(Zone).AddMonths(1);
        return until;
    }

    private static ModelLetter Cover(ModelLetter letter)
    {
        foreach (var proposal in letter.Rows) (proposal.Status, proposal.Letter) = ("ratified", letter);
        return letter;
    }

    private (string, Action?) Review(ModelLetter letter, Step.Review step)
    {
        if (letter.Status == "void") return Refused("letter.noRows");
        if (letter.Status != "signed") return Refused("letter.reviewed");
        if (letter.Sheets is { } sheets) return ReviewSheets(letter, sheets, step);
        if (letter.SignedBy.Contains(step.By.Subject) || letter.Rows.Any(p => p.TookPart(step.By.Subject))) return Refused("letter.ownReview");
        var back = step.Back ? [] : Named(letter, step.RowsBack);
        if (back.Count > 0 && back.Count == letter.Rows.Count) return Refused("letter.allRows");
        return Then(() =>
        {
            letter.Status = step.Back ? "returned" : "applied";
            foreach (var proposal in letter.Rows) proposal.Status = step.Back || back.Contains(proposal) ? "returned" : "registered";
        });
    }

    // It takes along those that still wait there unchanged; every other has left it.
    private (string, Action?) Resubmit(ModelLetter letter, Step.Resubmit step)
    {
        if (letter.Sheets is not null) return Refused("letter.sheetsAnew");
        if (letter.Status != "returned") return Refused("letter.notReturned");
        if (Now >= letter.Until) return Refused("letter.determinationPassed");
        var named = Named(letter, step.RowsOut);
        var rows = letter.Rows.Where(p => p.Status == "returned" && p.Letter == letter && !named.Contains(p)).ToList();
        if (rows.Exists(p => p.TookPart(step.By.Subject))) return Refused("letter.ownRows");
        if (named.Count > 0 && named.Count == letter.Rows.Count) return Refused("letter.allWithdrawn");
        return Then(() =>
        {
            letter.SignedBy.Add(step.By.Subject);
            letter.Rows = rows;
            letter.Status = rows.Count == 0 ? "void" : "signed";
            Cover(letter);
        });
    }

    /// <summary>The rows of a letter that the bits of a number name, by the proposals' places among all.</summary>
    public IReadOnlyList<int> NamedRows(int letter, int bits) => Of(_letters, letter) is not { } found ? [] : [.. Named(found, bits).Select(p => _proposals.IndexOf(p))];

    /// <summary>Whether a letter is over sheets, and then which of their dossiers the bits of a number name, by their places among all.</summary>
    public IReadOnlyList<int>? NamedSheets(int letter, int bits) => Of(_letters, letter)?.Sheets is { } sheets ? [.. Named(sheets, bits).Select(d => _dossiers.IndexOf(d))] : null;

    private static List<ModelProposal> Named(ModelLetter letter, int bits) => Named(letter.Rows, bits);

    private static List<T> Named<T>(IReadOnlyList<T> rows, int bits) => [.. rows.Where((_, i) => (bits >> (i % 8) & 1) == 1)];
}
