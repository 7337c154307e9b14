using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.FileInspection;

/// <summary>Opens files that people send, to see whether they are what they say they are.</summary>
public sealed class FileInspectionModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Settings<InspectionOptions>(InspectionOptions.Section, o => o.Faults());
        module.Services.AddSingleton<FileOpening>();
    }
}
