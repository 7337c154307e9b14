using Dtks.Functions.Claims;
using Dtks.Functions.Deadlines;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Events;
using Dtks.Functions.Evidence;
using Dtks.Functions.Population;
using Dtks.Functions.Proposals;
using Dtks.Functions.Ratification;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Hosting;

/// <summary>Registers what each feature folder needs.</summary>
internal static class FeatureServices
{
    public static void AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IProjection, DeadlineProjection>();
        services.AddPopulation(configuration);
        services.AddProposals();
        services.AddRatification();
        services.AddDeliberations();
        services.AddEvidence();
        services.AddVerification();
    }

    private static void AddPopulation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<PopulationOptions>(configuration.GetSection("Population"), o => o.Faults());
        services.AddHttpClient<PopulationRegister>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<PopulationOptions>>().Value;
            http.BaseAddress = new Uri(options.Endpoint.TrimEnd('/') + "/");
            http.Timeout = TimeSpan.FromSeconds(20);
            if (options.Key is { Length: > 0 } key)
            {
                http.DefaultRequestHeaders.Add("X-Api-Key", key);
            }
        });
    }

    private static void AddProposals(this IServiceCollection services)
    {
        services.AddSingleton<ClaimBook>();
        services.AddSingleton<IProjection, ClaimProjection>();
        services.AddSingleton<TrackingCode>();
        services.AddSingleton<ProposalFollowUps>();
        services.AddSingleton<ProposalBook>();
        services.AddSingleton<ProposalIntake>();
        services.AddTransient<ProposalMatching>();
        services.AddSingleton<IDeadlineAction, LapseProposals>();
    }

    private static void AddRatification(this IServiceCollection services)
    {
        services.AddSingleton<HouseholdBook>();
        services.AddSingleton<LetterBook>();
        services.AddSingleton<LetterRows>();
        services.AddSingleton<RecipientVillages>();
        services.AddSingleton<IProjection>(p => p.GetRequiredService<RecipientVillages>());
        services.AddSingleton<RatifiableRows>();
        services.AddSingleton<IProjection>(p => p.GetRequiredService<RatifiableRows>());
    }

    private static void AddDeliberations(this IServiceCollection services)
    {
        services.AddSingleton<DeliberationBook>();
        services.AddSingleton<DecisionSubjects>();
        services.AddSingleton<OpenDecisions>();
        services.AddSingleton<DecisionEffects>();
    }

    private static void AddEvidence(this IServiceCollection services)
    {
        services.AddSingleton<DelegationKeys>();
        services.AddSingleton<BlobLinks>();
        services.AddSingleton<EvidenceBlobs>();
        services.AddSingleton<EvidenceBook>();
        services.AddSingleton<EvidenceDeclaration>();
        services.AddSingleton<EvidenceInspector>();
        services.AddSingleton<IDeadlineAction, ExpireUploads>();
    }

    private static void AddVerification(this IServiceCollection services)
    {
        services.AddSingleton<CycleBook>();
        services.AddSingleton<CycleProgress>();
        services.AddSingleton<SheetBook>();
        services.AddSingleton<SheetDecisions>();
        services.AddSingleton<SheetOpening>();
        services.AddSingleton<SheetClosing>();
        services.AddSingleton<ProgressProjection>();
        services.AddSingleton<IProjection>(p => p.GetRequiredService<ProgressProjection>());
    }
}
