using Dtks.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions;

/// <summary>Registers all that the function classes need, the same under every host.</summary>
public static class DtksServices
{
    /// <summary>Adds the platform and every module of this assembly. A host that has its own clock registers its <see cref="TimeProvider"/> first.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">At start, when a setting is missing or wrong; it names the setting.</exception>
    public static IServiceCollection AddDtks(this IServiceCollection services, IConfiguration configuration) =>
        services.AddPlatform(configuration, typeof(DtksServices).Assembly);
}
