using Dtks.Domain.LetterScans;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.Ratification;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.LetterScans;

/// <summary>A letter of ratification as it was signed by hand: its scans are announced, uploaded, inspected and kept write-once as evidence is (RAT-1).</summary>
public sealed class LetterScansModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RatificationsContainer, "/letter/?", "/createdOn/?", "/state/status/?");
        module.Events<LetterScanEventData>("ratifications/{regency}/{letter}/scans/{scan}", typeof(ScanEventCodes));
        module.Queue(InspectScans.Queue);
        module.About(InspectScans.Queue, "ratifications/{regency}/scans/{scan}");
        module.BlobContainer(BlobContainer.Incoming);
        module.BlobContainer(BlobContainer.Evidence);
        module.Protect<ScanState>(s => s.FileName);
        module.Document<ScanDocument>(ScanDocument.TypeName, Partitions.RatificationsContainer);
        module.Deadline<ExpireScans>();
        module.Waiting<UninspectedScans>();
        module.Texts("letterScans");
        module.Services.AddSingleton<ScanRepository>();
        module.Services.AddSingleton<IDeclaredUploads>(p => p.GetRequiredService<ScanRepository>());
        module.Services.AddSingleton<ILetterScans>(p => p.GetRequiredService<ScanRepository>());
        module.Services.AddSingleton<ScanDeclaration>();
        module.Services.AddSingleton<ScanInspector>();
    }
}
