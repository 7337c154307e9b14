using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Today;

/// <summary>What waits for a role on a list of the API: how many, up to a page, and for how long.</summary>
public abstract class WaitingTask : ITodayTask
{
    private const int Page = 100;

    /// <inheritdoc />
    public abstract IReadOnlyList<Role> For { get; }

    /// <summary>What the words begin with, such as <c>today.dossiers</c>.</summary>
    protected abstract string Words { get; }

    /// <summary>The list, without its limit.</summary>
    /// <param name="area">The reader's area.</param>
    protected abstract string List(string area);

    /// <summary>The page where it is done; null where there is none.</summary>
    /// <param name="area">The reader's area.</param>
    protected virtual string? Link(string area) => null;

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var area = visit.Reader!.Area.Value;
        var list = List(area);
        var found = await visit.ReadAsync<ListPage<CountedItem>>($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={Page}", cancellation);
        if (found.Items.Count == 0)
        {
            return null;
        }

        var count = found.Next is null ? visit.Words.Count(found.Items.Count) : visit.Words.Of("today.more", ("count", Page));
        var due = found.Items.Min(item => item.DueOn);
        var detail = due is { } day ? visit.Words.Of($"{Words}.due", ("day", visit.Words.Day(day))) : visit.Words.Of($"{Words}.days", ("days", found.Items.Max(item => item.Days) ?? 0));
        return new TaskLine(visit.Words.Of(Words, ("count", count)), detail, TaskUrgency.Soon, Link(area));
    }
}

/// <summary>Proposals that wait for a village's deliberation (MUS-2).</summary>
public sealed class AgendaTask : WaitingTask
{
    /// <inheritdoc />
    public override IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    protected override string Words => "today.agenda";

    /// <inheritdoc />
    protected override string List(string area) => $"/villages/{area}/proposals?status=deliberating";

    /// <inheritdoc />
    protected override string? Link(string area) => $"/usulan/{area}?keadaan=deliberating";
}

/// <summary>Dossiers that wait for the camat's endorsement (RAT-1).</summary>
public sealed class EndorsementTask : WaitingTask
{
    /// <inheritdoc />
    public override IReadOnlyList<Role> For => [Role.DistrictHead];

    /// <inheritdoc />
    protected override string Words => "today.endorsement";

    /// <inheritdoc />
    protected override string List(string area) => $"/districts/{area}/dossiers?status=submitted";

    /// <inheritdoc />
    protected override string? Link(string area) => $"/berkas/{area}?keadaan=submitted";
}

/// <summary>Dossiers that wait for dinas sosial's receipt (RAT-1).</summary>
public sealed class ReceiptTask : WaitingTask
{
    /// <inheritdoc />
    public override IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    protected override string Words => "today.receipt";

    /// <inheritdoc />
    protected override string List(string area) => $"/regencies/{area}/dossiers?status=endorsed";

    /// <inheritdoc />
    protected override string? Link(string area) => $"/berkas/{area}?keadaan=endorsed";
}

/// <summary>Objections that wait for an answer (GOV-3).</summary>
public sealed class AppealTask : WaitingTask
{
    /// <inheritdoc />
    public override IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    protected override string Words => "today.appeals";

    /// <inheritdoc />
    protected override string List(string area) => $"/regencies/{area}/appeals?status=open";
}

/// <summary>Contested numbers that wait to be settled (REG-5).</summary>
public sealed class ClaimTask : WaitingTask
{
    /// <inheritdoc />
    public override IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    protected override string Words => "today.claims";

    /// <inheritdoc />
    protected override string List(string area) => $"/regencies/{area}/claims?status=contested";
}

/// <summary>Applicants of whom the village is asked (SVC-5).</summary>
public sealed class DeskRequestTask : WaitingTask
{
    /// <inheritdoc />
    public override IReadOnlyList<Role> For => [Role.VillageHead];

    /// <inheritdoc />
    protected override string Words => "today.desk";

    /// <inheritdoc />
    protected override string List(string area) => $"/villages/{area}/desk-requests";

    /// <inheritdoc />
    protected override string? Link(string area) => $"/permohonan/{area}";
}
