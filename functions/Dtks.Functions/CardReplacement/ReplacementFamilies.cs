using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;

namespace Dtks.Functions.CardReplacement;

/// <summary>
/// Proposes the families that a deliberation on cards names as replacement households and that do not stand in the register (CRD-5): each as a proposal of the village, which is matched and claims its numbers as any. Its id comes
/// from the deliberation and the family card, so that the same list again proposes nobody twice.
/// </summary>
public sealed class ReplacementFamilies(ProposalRepository proposals, IntakeDoor door, TrackingCode tracking, AreaDirectory areas, ChangeCommit commit)
{
    /// <summary>The rows as the rules take them, and the proposals that they would make.</summary>
    /// <exception cref="ProblemException">400 with every fault of a family.</exception>
    public async Task<(IReadOnlyList<ReplacementDraft?> Drafts, IReadOnlyList<ProposalSubmitted> Families)> ReadAsync(
        DeliberationState deliberation, IReadOnlyList<ReplacementRow?> rows, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        ArgumentNullException.ThrowIfNull(rows);
        var (drafts, families, wrong) = (new List<ReplacementDraft?>(), new List<ProposalSubmitted>(), new List<Violation>());
        for (var i = 0; i < rows.Count; i++)
        {
            var submitted = rows[i] is { Household: not null } row ? Read(deliberation, row, $"/{InPointer(i)}", by, wrong) : null;
            if (submitted is not null && await DiffersAsync(submitted, cancellation) is { } other)
            {
                wrong.Add(Violation.Conflict("replacement.proposedOtherwise", "CRD-5", ("proposal", other)) with { Pointer = $"/{InPointer(i)}/household" });
            }

            drafts.Add(rows[i] is not { } one ? null : new ReplacementDraft(one.Card, one.Existing, submitted is null ? null : new ProposedReplacement(submitted.Id, submitted.Family.FamilyCardNumber.Value), one.Reserve));
            families.AddRange(submitted is null ? [] : [submitted]);
        }

        return wrong.Count == 0 ? (drafts, families) : throw new ProblemException(Accepted.ProblemOf(wrong));
    }

    /// <summary>Proposes those that are not yet.</summary>
    /// <exception cref="ProblemException">409 for numbers that are known to be claimed, 429 while attempts are spent.</exception>
    public async Task ProposeAsync(IReadOnlyList<ProposalSubmitted> families, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(families);
        foreach (var submitted in families)
        {
            if (await proposals.FindAsync(submitted.Family.Village.Value, submitted.Id, cancellation) is not null)
            {
                continue;
            }

            await door.RefuseAsync(by, Entering.Of(submitted), cancellation);
            try
            {
                await commit.SaveAsync(proposals.Change(before: null, [submitted]).Change, cancellation);
            }
            catch (StaleException)
            {
                // A twin of this moment proposed the same.
            }
        }
    }

    private ProposalSubmitted? Read(DeliberationState deliberation, ReplacementRow row, string pointer, Actor by, List<Violation> wrong)
    {
        var village = deliberation.Village;
        var code = tracking.Of(village.Value, IdempotencyKey.Of(deliberation.Id, "replacement", row.Household!.FamilyCardNumber ?? string.Empty, []).Id);
        var draft = new ProposalDraft(WireName.Of(ProposalKind.Register), [], row.Household, row.Contact);
        var decision = proposals.Decide(new ProposalCommand.Submit(tracking.ProposalOf(code), code, draft, by) { IsForCard = true }, state: null, village);
        var faults = decision.Violations.ToList();
        if (decision.IsAccepted && ((ProposalSubmitted)decision.Events[0]).Family.Village != village)
        {
            faults.Add(Violation.Invalid(areas.Exists(row.Household.Village!) ? DeliberationViolations.ReplacementOtherVillage : "area.unknown", "/household/village", "CRD-5", ("area", row.Household.Village!)));
        }

        wrong.AddRange(faults.Select(fault => fault with { Pointer = pointer + fault.Pointer }));
        return faults.Count == 0 ? (ProposalSubmitted)decision.Events[0] : null;
    }

    // Said otherwise than it was proposed before, it is corrected there: nobody is told that it says now what it does not.
    private async Task<string?> DiffersAsync(ProposalSubmitted submitted, CancellationToken cancellation)
    {
        var before = (await proposals.FindAsync(submitted.Family.Village.Value, submitted.Id, cancellation))?.State;
        return before is not null && JsonText.Write(before.Family) != JsonText.Write(submitted.Family) ? before.Id : null;
    }

    private static string InPointer(int place) => place.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
