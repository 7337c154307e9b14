using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Exports;

/// <summary>Lists that are too long for one answer, written to a file in the background and fetched by a short link (GOV-2). What is exported comes by <see cref="IExportedList"/>.</summary>
public sealed class ExportsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer, "/status/?");
        module.Queue(WorkExports.Queue);
        module.About(WorkExports.Queue, "exports/{village}/{export}");
        module.BlobContainer(ExportBlobs.Container);
        module.Deadline<ExpireExports>();
        module.Waiting<UnfinishedExports>();
        module.Settings<ExportOptions>("Exports", o => o.Faults());
        module.Texts("exports");
        module.Services.AddSingleton<ExportBlobs>();
        module.Services.AddSingleton<ExportLinks>();
        module.Services.AddSingleton<ExportBeginning>();
        module.Services.AddSingleton<ExportWork>();
    }
}
