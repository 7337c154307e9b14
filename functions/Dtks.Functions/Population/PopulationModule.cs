using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Dtks.Functions.Population;

/// <summary>The population register (Dukcapil), asked over HTTP (PRO-5).</summary>
public sealed class PopulationModule : IModule
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Broken = TimeSpan.FromSeconds(5);
    private const int Tries = 2;
    private const int CallsThatTell = 20;
    private const double FailuresThatTell = 0.5;

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
        }).AddResilienceHandler("population", (pipeline, context) =>
        {
            // What it does not answer is asked once more at once, whatever it says of when, and then by the queue; where half of its answers fail of late, nothing is asked for a moment.
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredKeyedService<TimeProvider>(OptimisticRetry.RealTime);
            pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = Tries - 1, Delay = Pause, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldRetryAfterHeader = false });
            pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { MinimumThroughput = CallsThatTell, FailureRatio = FailuresThatTell, BreakDuration = Broken });
            pipeline.AddTimeout(OneTry);
        });
    }
}
