using System.Reflection;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions;

/// <summary>Registers all that the function classes need, the same under every host.</summary>
public static class DtksServices
{
    /// <summary>Adds the platform and every module of this assembly, and of others that stand on the API. A host that has its own clock registers its <see cref="TimeProvider"/> first.</summary>
    /// <param name="services">Where.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="above">Assemblies of modules that know the API only, as the pages for people.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">At start, when a setting is missing or wrong; it names the setting.</exception>
    public static IServiceCollection AddDtks(this IServiceCollection services, IConfiguration configuration, params IEnumerable<Assembly> above) =>
        services.AddPlatform(configuration, [typeof(DtksServices).Assembly, .. above]);
}
