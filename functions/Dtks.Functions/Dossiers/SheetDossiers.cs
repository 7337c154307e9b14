using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// Dossiers of a village's month (VER-3, VER-8). Dossier and sheet lie in one partition, so that each step of it is saved with the sheet's head in one batch: a sheet is in one
/// dossier that is on its way, and opened again or passed on, never both. They go by the policy version of the month.
/// </summary>
public sealed class SheetDossiers(DossierRepository dossiers, DeliberationRepository deliberations, SheetRepository sheets) : IDossierMatter, ISheetDossiers
{
    /// <inheritdoc />
    public DossierSubject Subject => DossierSubject.Eligibility;

    /// <inheritdoc />
    public async Task<DossierBegun> SubmitAsync(string id, AreaCode village, DossierRead read, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(read);
        var (today, now) = dossiers.Today(village);
        var sheet = await sheets.FindAsync(village.Value, read.Period, cancellation);
        var deliberation = await deliberations.FindAsync(village.Value, read.Deliberation, cancellation);
        var gathered = new SheetGathered(
            deliberation?.State,
            sheet is null ? null : await WholeAsync(sheet, cancellation),
            sheet?.Digest,
            sheet?.Dossier is { } held && held.Holds() ? held.Status : null,
            sheet is not null && await MayReplaceAsync(sheet, read.Replaces, cancellation));
        var policy = sheet is null ? today : await sheets.PolicyAsync(sheet, cancellation);
        var happened = Accepted.Events(DossierDecider.Submit(id, village, read, gathered, by, policy, now))[0];
        var after = sheet! with { Dossier = new SheetDossier(id, DossierStatus.Submitted), Dossiers = [.. sheet.Dossiers ?? [], id] };
        return new DossierBegun(happened, change => SheetRepository.Beside(change, after, happened: null)) { InPlaceOf = sheet.Dossier is { Status: DossierStatus.Returned } before ? before.Id : null };
    }

    /// <inheritdoc />
    public async Task<DossierHeld> HeldAsync(DossierState dossier, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var sheet = await sheets.FindAsync(dossier.Village.Value, dossier.Period, cancellation)
            ?? throw new InvalidOperationException($"The dossier {dossier.Id} in {dossier.Village} has no sheet.");
        var (policy, now) = (await sheets.PolicyAsync(sheet, cancellation), dossiers.Today(dossier.Village).Now);
        return new DossierHeld(await ContentAsync(dossier, sheet, policy, now, cancellation), policy, (change, happened) => Follow(change, dossier, sheet, happened, (policy, now)));
    }

    /// <inheritdoc />
    public async Task<Action<ChangeSet>?> WithdrawalAsync(SheetDocument sheet, Actor by, PolicyVersion policy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(by);
        if (sheet.Dossier is not { } held || !held.Holds())
        {
            return null;
        }

        var found = await dossiers.FindAsync(sheet.Village, held.Id, cancellation) ?? throw new InvalidOperationException($"There is no dossier {held.Id} in {sheet.Village}.");
        var events = Accepted.Events(DossierDecider.Withdraw(found.State, by, policy, dossiers.Today(found.State.Village).Now));
        return events is [var happened] ? change => DossierRepository.Beside(change, found, happened) : null;
    }

    // The dossier holds the sheet by its digest: what differs from it was not handed in.
    private async Task<DossierContent> ContentAsync(DossierState dossier, SheetDocument sheet, PolicyVersion policy, Instant now, CancellationToken cancellation)
    {
        var state = await WholeAsync(sheet, cancellation);
        var counted = sheet.Dossier?.Id == dossier.Id && sheet.Digest == dossier.Digest ? SheetDigest.Of(state) : null;
        return new DossierContent([.. new[] { sheet.FinalisedBy }.OfType<string>().Union(sheet.DecidedBy ?? [], StringComparer.Ordinal)], counted)
        {
            Unreadable = state.Unreadable.Count > 0 ? LineRanges.Of(state.Unreadable) : null,
            Passed = Determination.Passed(state, policy, now),
        };
    }

    /// <summary>Adds to a change of a dossier what becomes of its sheet by it, and of a receipt that the sheet waits for the regent's letter. A sheet that another dossier holds by now goes its own way.</summary>
    internal void Follow(ChangeSet change, DossierState dossier, SheetDocument sheet, DossierEvent happened, (PolicyVersion Policy, Instant Now) at)
    {
        if (sheet.Dossier?.Id != dossier.Id)
        {
            return;
        }

        var state = DossierDecider.Evolve(dossier, happened);
        var after = sheet with { Dossier = new SheetDossier(dossier.Id, state.Status, state.DeterminedOn) };
        if (happened is DossierReceived)
        {
            change.Then(OutboxEntry.Projection(RatifiableSheet.ProjectionName, Ratifiable(sheet, state)));
        }

        SheetUnlocked? unlocked = null;
        if (happened is DossierReturned returned)
        {
            var by = new Actor(returned.Meta.Subject, returned.Meta.Role, dossier.Village);
            unlocked = SheetDecider.Decide(new SheetCommand.Unlock(dossier.Id, returned.Reasons, by), sheets.StateOf(sheet), at.Policy, at.Now).Events.OfType<SheetUnlocked>().SingleOrDefault();
        }

        SheetRepository.Beside(change, unlocked is null ? after : Unlocked(after, unlocked), unlocked);
    }

    private static RatifiableSheet Ratifiable(SheetDocument sheet, DossierState dossier)
    {
        string?[] part = [.. sheet.DecidedBy ?? [], dossier.SubmittedBy, dossier.ReceivedBy];
        return new(sheet.Village, sheet.Period, dossier.Id, dossier.Digest, dossier.Rows, sheet.FinalisedBy!, dossier.EndorsedBy!, [.. part.OfType<string>().Distinct(StringComparer.Ordinal)], dossier.Since());
    }

    private static SheetDocument Unlocked(SheetDocument sheet, SheetUnlocked happened) =>
        sheet.OpenedAgain(happened.OpenUntil, new SheetReopening(happened.Meta.At, string.Join("; ", happened.Reasons), happened.Dossier)) with { History = [.. sheet.History, happened.Meta] };

    // With all its lines: a village's sheet is a bounded read.
    private async Task<SheetState> WholeAsync(SheetDocument sheet, CancellationToken cancellation) =>
        sheets.StateOf(sheet, await sheets.LookAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation));

    // One that was taken back in its place leaves the place free.
    private async Task<bool> MayReplaceAsync(SheetDocument sheet, string? replaces, CancellationToken cancellation)
    {
        var before = new List<DossierState>();
        foreach (var id in replaces is null ? [] : sheet.Dossiers ?? [])
        {
            before.Add((await dossiers.FindAsync(sheet.Village, id, cancellation) ?? throw new InvalidOperationException($"There is no dossier {id} in {sheet.Village}.")).State);
        }

        return before.Any(d => d.Id == replaces && d.Status == DossierStatus.Returned) && before.All(d => d.Replaces != replaces || d.Status == DossierStatus.Withdrawn);
    }
}
