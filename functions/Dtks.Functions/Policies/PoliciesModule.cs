using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Policies;

/// <summary>The policy versions: every number, ground and form that a regulation may change, from data files (docs/policy.md).</summary>
public sealed class PoliciesModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Settings<PolicyOptions>("Policies", o => o.Faults());
        module.Services.AddSingleton(p => p.GetRequiredService<IOptions<PolicyOptions>>().Value.Versions());
    }
}
