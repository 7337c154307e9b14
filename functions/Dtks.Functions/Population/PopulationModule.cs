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
    /// <summary>For how long nothing is asked where half of what was asked of late failed: 5 s.</summary>
    public static TimeSpan Broken { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Of how many questions of late, in 30 s, that is told.</summary>
    public const int CallsThatTell = 20;

    /// <summary>Which share of them that is.</summary>
    public const double FailuresThatTell = 0.5;

    /// <summary>The header that has the key, where one is set.</summary>
    public const string KeyHeader = "X-Api-Key";

    /// <inheritdoc />
    public void Declare(ModuleBuilder module)
    {
        module.Settings<PopulationOptions>("Population", o => o.Faults());
        module.Services.AddHttpClient<PopulationRegister>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<PopulationOptions>>().Value;
            http.BaseAddress = new Uri(options.Endpoint.TrimEnd('/') + "/");
            http.Timeout = PopulationTimes.OfQueues.Whole;
            if (options.Key is { Length: > 0 } key)
            {
                http.DefaultRequestHeaders.Add(KeyHeader, key);
            }
        }).AddResilienceHandler("population", (pipeline, context) =>
        {
            // What it does not answer is asked once more at once, whatever it says of when, and then by the queue; where half of its answers fail of late, nothing is asked for a moment.
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredKeyedService<TimeProvider>(OptimisticRetry.RealTime);
            pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = PopulationTimes.Tries - 1, Delay = PopulationTimes.Pause, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldRetryAfterHeader = false });
            pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { MinimumThroughput = CallsThatTell, FailureRatio = FailuresThatTell, BreakDuration = Broken });
            pipeline.AddTimeout(new HttpTimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(args.Context.GetRequestMessage()?.Options.TryGetValue(PopulationTimes.OneTry, out var one) == true ? one : PopulationTimes.OfQueues.Try),
            });
        });
    }
}
