using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Ratification;
using Dtks.Domain.Verification;
using Dtks.Functions.Dossiers;
using Dtks.Functions.Ratification;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.SheetLetters;

/// <summary>
/// Letters over the sheets of a month that were received (RAT-4). The signature changes no sheet, which is locked since its endorsement; once the Ministry reviewed the letter, each sheet and its dossier
/// are ratified, or the dossier comes back and its sheet is opened again, in one batch of their village.
/// </summary>
public sealed class EligibilityLetters(SheetRepository sheets, DossierRepository dossiers, SheetDossiers matter, DossierSheets advised, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock) : ILetterMatter
{
    /// <inheritdoc />
    public RatificationSubject Subject => RatificationSubject.Eligibility;

    /// <inheritdoc />
    public OpenScope ScopeOf(string period) => new(RatifiableRowDocument.SheetTypeName, $"{period}/", $"{period}0", HasOlder: false);

    /// <inheritdoc />
    public Task<int> RatifiedAsync(LetterState letter, IReadOnlyList<RatificationRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Task.FromResult(rows.Count);
    }

    /// <inheritdoc />
    public string AboutOf(RatificationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"cycles/{row.Period}/villages/{row.Village}";
    }

    /// <inheritdoc />
    public Task<Violation?> ApplyAsync(LetterState letter, RatificationRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Status is LetterStatus.Conforming or LetterStatus.Applied or LetterStatus.Returned
            ? retry.RetryAsync(() => TryAsync(letter, row, cancellation), cancellation)
            : Task.FromResult<Violation?>(null);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, LetterRowAdvice>> AdviceAsync(LetterState letter, IReadOnlyList<RatificationRow> rows, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(rows);
        var found = new Dictionary<string, LetterRowAdvice>(StringComparer.Ordinal);
        foreach (var row in letter.Status == LetterStatus.Signed ? rows : [])
        {
            if (await advised.OfAsync(row.Village.Value, row.Period!, row.Proposal, language, cancellation) is { } said)
            {
                found[row.Id()] = new LetterRowAdvice(said.Code, said.Rule, said.Detail);
            }
        }

        return found;
    }

    // They are not sent again, so none leaves its letter.
    /// <inheritdoc />
    public Task<bool> HoldsAsync(LetterState letter, RatificationRow row, CancellationToken cancellation) => Task.FromResult(false);

    private async Task<Violation?> TryAsync(LetterState letter, RatificationRow row, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(row.Village.Value, row.Period!, cancellation);
        var dossier = await dossiers.FindAsync(row.Village.Value, row.Proposal, cancellation);
        if (sheet is null || dossier is null)
        {
            return Violation.Conflict(LetterViolations.SheetMissing, "RAT-8");
        }

        var at = (await sheets.PolicyAsync(sheet, cancellation), Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return letter.Status == LetterStatus.Returned
            ? await GiveBackAsync(letter, sheet, dossier, at, cancellation)
            : await RatifyAsync(letter, row, sheet, dossier, at, cancellation);
    }

    // What is ratified is exactly what was signed for (RAT-8).
    private async Task<Violation?> RatifyAsync(
        LetterState letter, RatificationRow row, SheetDocument sheet, DossierDocument dossier, (PolicyVersion Policy, Instant Now) at, CancellationToken cancellation)
    {
        if (sheet.Digest != row.Digest || sheet.Dossier?.Id != row.Proposal)
        {
            return Violation.Refused(LetterViolations.SheetChanged, "RAT-8");
        }

        var regent = new Actor(letter.SignedBy, Role.Regent, letter.Regency);
        var ratified = SheetDecider.Decide(new SheetCommand.Ratify(letter.Id, regent), sheets.StateOf(sheet), at.Policy, at.Now);
        var passed = DossierDecider.Ratify(dossier.State, letter.Id, Ministry(letter), at.Policy, at.Now);
        if (ratified.Events is [var happened] && passed.Events is [var step])
        {
            var (change, state) = DossierRepository.Change(dossier, step);
            var after = sheet with { LetterId = letter.Id, CountsFor = letter.CountsFor == sheet.Period ? null : letter.CountsFor, Dossier = new SheetDossier(state.Id, state.Status), History = [.. sheet.History, happened.Meta] };
            SheetRepository.Beside(change, after, happened);
            await commit.SaveAsync(change, cancellation);
        }

        return ratified.Violations.Concat(passed.Violations).FirstOrDefault();
    }

    private async Task<Violation?> GiveBackAsync(LetterState letter, SheetDocument sheet, DossierDocument dossier, (PolicyVersion Policy, Instant Now) at, CancellationToken cancellation)
    {
        var overSince = Determination.Passed(sheets.StateOf(sheet), at.Policy, at.Now);
        var back = DossierDecider.GiveBack(dossier.State, letter.Reasons, overSince, Ministry(letter), at.Policy, at.Now);
        if (back.Events is [var step])
        {
            var (change, _) = DossierRepository.Change(dossier, step);
            matter.Follow(change, dossier.State, sheet, step, at);
            await commit.SaveAsync(change, cancellation);
        }

        return back.Violations.FirstOrDefault();
    }

    private static Actor Ministry(LetterState letter) => new(letter.ReviewedBy!, Role.MinistryOfficer, AreaCode.Nation);
}
