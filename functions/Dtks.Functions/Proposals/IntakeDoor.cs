using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>
/// What is refused before a proposal is taken in: numbers of which the caller may know that they are taken (REG-5), and attempts that are
/// spent (PRO-5). All else is told after matching, or the door would show who is in the register (REG-3).
/// </summary>
public sealed class IntakeDoor(ClaimRepository claims, ProposalRepository repository, MismatchedAttempts attempts, ChangeCommit commit)
{
    /// <summary>Refuses what cannot be taken in.</summary>
    /// <exception cref="ProblemException">409 with each number that is taken; 429 while attempts are spent.</exception>
    public async Task RefuseAsync(Actor by, Entering entering, CancellationToken cancellation)
    {
        // A family comes with its card: while nobody has that, there is nothing to tell, and one look-up is enough.
        if (entering.Kind != ProposalKind.Assistance && await claims.FindAsync(claims.CardId(entering.Family), cancellation) is not null)
        {
            await RefuseKnownAsync(by, entering, cancellation);
        }

        await attempts.RefuseSpentAsync(entering.People, cancellation);
    }

    private async Task RefuseKnownAsync(Actor by, Entering entering, CancellationToken cancellation)
    {
        var errors = new List<ProblemError>();
        foreach (var (id, pointer) in Numbers(entering))
        {
            if (await TellsAsync(id, by, entering.Proposal, cancellation))
            {
                errors.Add(new ProblemError(pointer, "identity.claimed", "REG-5"));
            }
        }

        if (errors.Count > 0)
        {
            await NoteAsync(by, entering, cancellation);
            throw new ProblemException(new Problem(409, "identity.claimed", "REG-5", Errors: errors));
        }
    }

    private IEnumerable<(string Id, string Pointer)> Numbers(Entering entering) =>
        entering.Family.Members
            .Select((member, i) => (claims.NikId(member.Nik), $"/household/members/{i}/nik"))
            .Append((claims.CardId(entering.Family), "/household/familyCardNumber"));

    /// <summary>Whether a number is taken and the caller may know: they made that proposal, or one that waits for it, or it is in their area.</summary>
    private async Task<bool> TellsAsync(string id, Actor by, string proposal, CancellationToken cancellation)
    {
        // What is sent again under its key is refused nothing on account of itself.
        if (await claims.FindAsync(id, cancellation) is not { } claim || claim.Proposal == proposal)
        {
            return false;
        }

        if (claim.ProposedBy == by.Subject || (by.Role != Role.Citizen && by.Area.Covers(AreaCode.Parse(claim.Village))))
        {
            return claim.Household is not null
                || ClaimStanding.Holds((await repository.FindAsync(claim.Village, claim.Proposal, cancellation))?.State, claim.Round);
        }

        var own = claim.Waiting?.FirstOrDefault(w => w.ProposedBy == by.Subject);
        return own is not null && own.Proposal != proposal && (await repository.FindAsync(own.Village, own.Proposal, cancellation))?.Status == ProposalStatus.Contested;
    }

    // Who was told of a number is traced, though nothing else comes of the request.
    private Task NoteAsync(Actor by, Entering entering, CancellationToken cancellation)
    {
        var entry = AuditEntry.Of(by, "identity.claimed", ProposalDocument.IdOf(entering.Proposal), entering.Happens);
        return commit.SaveAsync(new ChangeSet(Partitions.Registry(entering.Family.Village.Value), [entry]), cancellation);
    }
}
