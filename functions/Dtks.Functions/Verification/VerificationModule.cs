using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Verification;

/// <summary>The month: its opening, the making of its sheets, and its progress (VER-1, VER-2, VER-7). What becomes of a sheet is the <see cref="SheetsModule"/>'s.</summary>
public sealed class VerificationModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Trail(Partitions.CyclesContainer);
        module.Container(Partitions.CyclesContainer, "/regency/?", "/village/?", "/unverified/?");
        module.Event<CycleEventData>("dtks.cycle.opened.v1", "cycles/{period}", "A month was opened (VER-1).");
        module.Event<CycleEventData>("dtks.cycle.closed.v1", "cycles/{period}", "A month was closed (VER-7).");
        module.Queue(RunCycleRegencies.Queue);
        module.About(RunCycleRegencies.Queue, "cycles/{period}/regencies/{regency}");
        module.Queue(RunCycleVillages.Queue);
        module.About(RunCycleVillages.Queue, "cycles/{period}/villages/{village}");
        module.Projection<ProgressProjection>();
        module.Texts("verification");
        module.Services.AddSingleton<CycleRepository>();
        module.Services.AddSingleton<CycleLifecycle>();
        module.Services.AddSingleton<CycleProgress>();
        module.Services.AddSingleton<RegencyGains>();
        module.Services.AddSingleton<AreaCycles>();
        module.Services.AddSingleton<SheetRecount>();
        module.Services.AddSingleton<ProgressRecount>();
        module.Services.AddSingleton<VillageGroups>();
        module.Services.AddSingleton<SheetOpening>();
        module.Services.AddSingleton<SheetAddition>();
    }
}
