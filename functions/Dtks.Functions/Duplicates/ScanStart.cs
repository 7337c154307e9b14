using Dtks.Domain.Areas;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Duplicates;

/// <summary>Begins a scan for likely duplicates: one at a time in a regency (REG-5).</summary>
public sealed class ScanStart(ScanRepository scans, AreaDirectory areas)
{
    /// <summary>The change that begins one.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">409 while another is under way.</exception>
    public async Task<(ChangeSet Change, DuplicateScanState State)> BeginAsync(string id, AreaCode regency, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        var latest = await scans.LatestAsync(regency.Value, cancellation);
        var (policy, now) = scans.Today(regency);
        var started = Accepted.Events(DuplicateScanDecider.Start(id, regency, VillagesOf(regency.Value).Count(), latest.Scan?.State, by, policy, now))[0];
        var named = new LatestScanDocument { Id = LatestScanDocument.TheId, ETag = latest.ETag, Regency = regency.Value, Scan = id };
        return (ScanRepository.Change(before: null, started).Save(named), DuplicateScanDecider.Evolve(null, started));
    }

    /// <summary>The villages of a regency, by code.</summary>
    public IEnumerable<string> VillagesOf(string regency) =>
        areas.Children(regency).SelectMany(district => areas.Children(district.Code)).Select(village => village.Code).Order(StringComparer.Ordinal);
}
