using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Verification;

/// <summary>The monthly verification of every recipient, and its progress (VER).</summary>
public sealed class VerificationModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.RegistryContainer);
        module.Container(Partitions.CyclesContainer, "/regency/?", "/village/?", "/unverified/?");
        module.Queue(RunCycleRegencies.Queue);
        module.Queue(RunCycleVillages.Queue);
        module.Protect<LineDecision>(d => d.Note);
        module.Protect<SheetPageDocument>(p => p.Names);
        module.Protect<NamedMember>(n => n.Name);
        module.Document<SheetPageDocument>(SheetPageDocument.TypeName, Partitions.RegistryContainer);
        module.Projection<ProgressProjection>();
        module.Texts("verification");
        module.Services.AddSingleton<CycleRepository>();
        module.Services.AddSingleton<CycleLifecycle>();
        module.Services.AddSingleton<CycleProgress>();
        module.Services.AddSingleton<SheetRepository>();
        module.Services.AddSingleton<SheetDecisions>();
        module.Services.AddSingleton<SheetOpening>();
        module.Services.AddSingleton<SheetAddition>();
        module.Services.AddSingleton<SheetClosing>();
    }
}
