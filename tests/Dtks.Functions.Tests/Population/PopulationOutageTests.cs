using System.Net;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Functions.Population;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Platform.Hosting;
using Dtks.Platform.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Tests.Population;

/// <summary>How the population register is asked where it does not answer (PRO-5): once more at once, and not at all for a moment where most of what is asked fails.</summary>
[Trait("rule", "PRO-5")]
public sealed class PopulationOutageTests
{
    private const int Many = 20;

    [Fact]
    public async Task What_it_does_not_answer_is_asked_once_more()
    {
        var register = new Register { Fails = 1 };
        await using var services = Services(register);
        Assert.True((await AskAsync(services)).IsComplete);
        Assert.Equal(2, register.Asked);

        register.Fails = 2;
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(services));
        Assert.Equal(4, register.Asked);
    }

    [Fact]
    public async Task Where_it_fails_again_and_again_it_is_left_alone_for_a_moment()
    {
        var register = new Register { Fails = int.MaxValue };
        await using var services = Services(register);
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(services))));
        var asked = register.Asked;
        Assert.InRange(asked, Many, 2 * Many);

        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync(services));
        Assert.Equal(asked, register.Asked);
    }

    // Whoever waits says how long in all: what is late at first is asked again within that.
    [Fact]
    public async Task A_try_that_is_late_leaves_time_for_another()
    {
        var register = new Register { Hangs = 1 };
        await using var services = Services(register);
        var family = new Family(RegisteredFamilies.CardOf(), AreaCode.Parse("3306162006"), new Address("Dusun Krajan 12", "001", "002"), [RegisteredFamilies.PersonOf(Relationship.Head, 1980)]);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var answers = await services.GetRequiredService<PopulationRegister>().CompareAsync(family, PopulationTimes.Within(TimeSpan.FromSeconds(1)), late.Token);

        Assert.True(Assert.Single(answers).IsComplete);
        Assert.Equal(2, register.Asked);
    }

    private static async Task<PopulationMatch> AskAsync(ServiceProvider services) =>
        await services.GetRequiredService<PopulationRegister>().CompareAsync(Person(), CancellationToken.None);

    private static PopulationRecord Person() =>
        new(RegisteredFamilies.PersonOf(Relationship.Head, 1980), RegisteredFamilies.CardOf(), AreaCode.Parse("3306162006"), new Address("Dusun Krajan 12", "001", "002"));

    private static ServiceProvider Services(Register register)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Population:Endpoint", "https://population.example")]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddDtks(configuration);
        services.AddHttpClient<PopulationRegister>().ConfigurePrimaryHttpMessageHandler(() => register);
        return services.BuildServiceProvider();
    }

    private sealed class Register : HttpMessageHandler
    {
        private static readonly string Match = JsonText.Write(new PopulationMatch([.. Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, FieldOutcome.Match))], 100));
        private int _asked;

        public int Fails { get; set; }

        public int Hangs { get; set; }

        public int Asked => _asked;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            await (Hangs-- > 0 ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask);
            return Fails-- > 0
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Match, Encoding.UTF8, "application/json") };
        }
    }
}
