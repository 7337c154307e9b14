using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Operations;

/// <summary>What whoever runs the system does by hand: sees what was set aside, and replays it.</summary>
public sealed class OperationsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Texts("operations");
        module.Services.AddSingleton<SetAsideList>();
        module.Services.AddSingleton<SetAsideSettlement>();
    }
}
