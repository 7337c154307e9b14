using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>
/// What is refused before a proposal is taken in: numbers of which the caller may know that they are taken (REG-5), what is asked already (PRO-5), and attempts that are
/// spent (PRO-5). All else is told after matching, or the door would show who is in the register (REG-3).
/// </summary>
public sealed class IntakeDoor(
    ClaimRepository claims, ProposalClaims numbers, AssistanceClaims asked, HouseholdRepository households, ProposalRepository repository, MismatchedAttempts attempts, ChangeCommit commit)
{
    private const int MostWays = 10;

    /// <summary>Refuses what cannot be taken in.</summary>
    /// <exception cref="ProblemException">409 with each number that is taken, or what is asked already, and the first of them; 429 while attempts are spent.</exception>
    public async Task RefuseAsync(Actor by, Entering entering, CancellationToken cancellation)
    {
        await RefuseTakenAsync(by, entering, cancellation);
        await attempts.RefuseSpentAsync(entering.People, cancellation);
    }

    /// <summary>The same without attempts, for whoever brings many and knows of those already (<see cref="MismatchedAttempts.HasSpentAsync"/>).</summary>
    /// <exception cref="ProblemException">409 with each number that is taken, or what is asked already, and the first of them.</exception>
    public async Task RefuseTakenAsync(Actor by, Entering entering, CancellationToken cancellation)
    {
        // A family comes with its card: while nobody has that, there is nothing to tell, and one look-up is enough.
        if (await claims.FindAsync(claims.CardId(entering.Family), cancellation) is { } card)
        {
            var known = entering.Kind == ProposalKind.Assistance ? await AskedAsync(by, entering, card, cancellation) : await TakenAsync(by, entering, cancellation);
            if (known.Count > 0)
            {
                await NoteAsync(by, entering, cancellation);
                throw new ProblemException(new Problem(409, known[0].Code, known[0].Rule, known[0].Args, known));
            }
        }
    }

    private async Task<List<ProblemError>> TakenAsync(Actor by, Entering entering, CancellationToken cancellation)
    {
        var errors = new List<ProblemError>();
        foreach (var (id, pointer) in Numbers(entering))
        {
            if (await FirstAsync(id, by, entering.Proposal, cancellation) is { } first)
            {
                errors.Add(new ProblemError(pointer, "identity.claimed", "REG-5", First(first)));
            }
        }

        return errors;
    }

    private async Task<List<ProblemError>> AskedAsync(Actor by, Entering entering, ClaimDocument card, CancellationToken cancellation)
    {
        var programmes = (entering.Happens as ProposalSubmitted)?.Programmes ?? (entering.Happens as ProposalCorrected)?.Content.Programmes ?? [];
        if (await households.OfAsync(card, cancellation) is not { State: var household })
        {
            return [];
        }

        foreach (var id in asked.IdsOf(household, programmes))
        {
            if (await claims.FindAsync(id, cancellation) is { } claim && claim.Proposal != entering.Proposal
                && await asked.HoldsAsync(claim, cancellation) && await FirstAsync(id, by, entering.Proposal, cancellation) is { } first)
            {
                return [new ProblemError("/programmes", "proposal.askedBefore", "PRO-5", First(first))];
            }
        }

        return [];
    }

    private static Dictionary<string, string> First((string Named, bool IsOwn) first) => new() { ["first"] = first.Named, ["whose"] = first.IsOwn ? "own" : "other" };

    private IEnumerable<(string Id, string Pointer)> Numbers(Entering entering) =>
        entering.Family.Members
            .Select((member, i) => (claims.NikId(member.Nik), $"/household/members/{i}/nik"))
            .Append((claims.CardId(entering.Family), "/household/familyCardNumber"));

    /// <summary>
    /// By what the caller knows who has a number, where they may know that somebody has: they made that proposal, or one that waits for it, or it is in
    /// their area. Null where nobody has, or it is not theirs to know.
    /// </summary>
    private async Task<(string Named, bool IsOwn)?> FirstAsync(string id, Actor by, string proposal, CancellationToken cancellation)
    {
        // What is sent again under its key is refused nothing on account of itself.
        if (await claims.FindAsync(id, cancellation) is not { } claim || claim.Proposal == proposal)
        {
            return null;
        }

        var isOwn = claim.ProposedBy == by.Subject;
        if (isOwn || (by.Role != Role.Citizen && by.Area.Covers(AreaCode.Parse(claim.Village))))
        {
            return await numbers.HoldsAsync(claim, cancellation) ? (await NamedAsync(claim, isOwn, cancellation), isOwn) : null;
        }

        var own = claim.Waiting?.FirstOrDefault(w => w.ProposedBy == by.Subject && w.Proposal != proposal);
        return own is not null && await repository.FindAsync(own.Village, own.Proposal, cancellation) is { Status: ProposalStatus.Contested } waits
            ? (waits.TrackingCode, true)
            : null;
    }

    // By its tracking code to whoever made it; else by where it stands, which is not where a family lives that moved since.
    private async Task<string> NamedAsync(ClaimDocument claim, bool isOwn, CancellationToken cancellation)
    {
        var (ways, seen) = (new Queue<(string Village, string Household)>([claim.HeldBy()]), new HashSet<(string, string)>());
        while (ways.TryDequeue(out var at) && seen.Count < MostWays)
        {
            if (!seen.Add(at))
            {
                continue;
            }

            if (await repository.FindAsync(at.Village, claim.Proposal, cancellation) is { } made)
            {
                return isOwn ? made.TrackingCode : $"{at.Village}/{claim.Proposal}";
            }

            foreach (var other in (await households.FindAsync(at.Village, at.Household, cancellation))?.State.Changes.Select(c => c.Other).OfType<FamilyPlace>() ?? [])
            {
                ways.Enqueue((other.Village.Value, other.Household));
            }
        }

        return $"{claim.Village}/{claim.HeldBy().Household}";
    }

    // Who was told of a number is traced, though nothing else comes of the request.
    private Task NoteAsync(Actor by, Entering entering, CancellationToken cancellation)
    {
        var entry = AuditEntry.Of(by, "identity.claimed", ProposalDocument.IdOf(entering.Proposal), entering.Happens);
        return commit.SaveAsync(new ChangeSet(Partitions.Registry(entering.Family.Village.Value), [entry]), cancellation);
    }
}
