using Dtks.Platform.Http;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Population;

/// <summary>The population register (Dukcapil), asked over HTTP (PRO-5).</summary>
public sealed class PopulationModule : IModule
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Settings<PopulationOptions>("Population", o => o.Faults());
        module.Services.AddHttpClient<PopulationRegister>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<PopulationOptions>>().Value;
            http.BaseAddress = new Uri(options.Endpoint.TrimEnd('/') + "/");
            http.Timeout = AnswersWithin;
            if (options.Key is { Length: > 0 } key)
            {
                http.DefaultRequestHeaders.Add("X-Api-Key", key);
            }
        });
    }
}
