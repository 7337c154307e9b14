using Dtks.Domain.Visits;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Visits;

/// <summary>Home visits to families that a deliberation admitted (RAT-2).</summary>
public sealed class VisitsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer);
        module.Protect<VisitState>(v => v.Answers, v => v.Note);
        module.Protect<Visitor>(v => v.Name);
        module.Document<VisitDocument>(VisitDocument.TypeName, Partitions.RegistryContainer);
        module.Events<VisitEventData>("proposals/{village}/{proposal}/visit", typeof(VisitEventCodes));
        module.Texts("visits");
        module.Services.AddSingleton<VisitRecording>();
    }
}
