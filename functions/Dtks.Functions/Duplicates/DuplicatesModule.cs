using Dtks.Domain.Duplicates;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Duplicates;

/// <summary>Likely duplicates within a regency: sought in the background, decided by people (REG-5, RAT-6).</summary>
public sealed class DuplicatesModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RatificationsContainer, "/status/?", "/createdOn/?");
        module.Order(Partitions.RatificationsContainer, "/createdOn");
        module.Container(GatheredDocument.Container);
        module.Events<DuplicateEventData>("duplicates/{regency}/{duplicate}", typeof(DuplicateEventCodes), code => code.StartsWith("duplicate.", StringComparison.Ordinal));
        module.Events<ScanEventData>("duplicate-scans/{regency}/{scan}", typeof(DuplicateEventCodes), code => code.StartsWith("duplicateScan.", StringComparison.Ordinal));
        module.Queue(ScanDuplicates.Queue);
        module.About(ScanDuplicates.Queue, "duplicates/{regency}/scans/{scan}");
        module.Protect<DuplicateState>(d => d.Note);
        module.Protect<GatheredDocument>(g => g.Rows, g => g.People);
        module.Document<DuplicateDocument>(DuplicateDocument.TypeName, Partitions.RatificationsContainer);
        module.Document<GatheredDocument>(GatheredDocument.TypeName, GatheredDocument.Container);
        module.Deadline<RepeatScans>();
        module.Waiting<UnfinishedScans>();
        module.Projection<DuplicateFindings>();
        module.Texts("duplicates");
        module.Services.AddSingleton<DuplicateRepository>();
        module.Services.AddSingleton<DuplicateStandings>();
        module.Services.AddSingleton<DuplicateFinds>();
        module.Services.AddSingleton<ScanRepository>();
        module.Services.AddSingleton<ScanStart>();
        module.Services.AddSingleton<ScanGathering>();
        module.Services.AddSingleton<ScanComparing>();
        module.Services.AddSingleton<ScanSettling>();
        module.Services.AddSingleton<ScanWork>();
    }
}
