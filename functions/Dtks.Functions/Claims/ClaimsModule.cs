using Dtks.Functions.Data;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Claims;

/// <summary>The nationwide claim to a NIK and a family card number (REG-5).</summary>
public sealed class ClaimsModule : IModule
{
    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Container(Partitions.IdentitiesContainer);
        module.Services.AddSingleton<ClaimRepository>();
        module.Projection<ClaimProjection>();
    }
}
