using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// Has a regency scanned anew thirty days after its latest scan ended (REG-4). Where another began meanwhile that one has a deadline of its own. Done twice it is as once: the scan's id comes from
/// the one before.
/// </summary>
public sealed class RepeatScans(ScanStart start, ScanRepository scans, KeyedHash hash, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>A regency is scanned anew.</summary>
    public const string DeadlineKind = "duplicateScan";

    private const int IdDigits = 32;

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => RepeatAsync(deadline.Village, deadline.Target, cancellation), cancellation);
    }

    private async Task RepeatAsync(string regency, string before, CancellationToken cancellation)
    {
        var latest = await scans.LatestAsync(regency, cancellation);
        if (latest.Named?.Scan != before)
        {
            return;
        }

        var (change, _) = await start.BeginAsync(hash.Of("duplicateScan", before)[..IdDigits], AreaCode.Parse(regency), Actor.System, cancellation);
        await commit.SaveAsync(change, cancellation);
    }
}
