using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Population;
using Dtks.Functions.Proposals;
using Dtks.LocalCosmos;
using Dtks.LocalCosmos.Metering;
using Dtks.Platform.Changes;
using Dtks.Platform.Hosting;
using Dtks.Platform.Json;
using Dtks.Platform.Modules;
using Dtks.Platform.Problems;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Functions.Tests.Claims;

/// <summary>The product's own services over LocalCosmos, without hosts or timers: what they send is kept until the test has it worked.</summary>
public sealed class ClaimsStand : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("dtks-claims-").FullName;
    private readonly Sent _sent = new();
    private CosmosGateway _gateway = null!;
    private ServiceProvider _services = null!;

    /// <summary>What the requests on the database cost.</summary>
    public UsageMeter Usage => _gateway.Usage;

    internal Turnstile Turnstile { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 26, 3, 0, 0, TimeSpan.Zero));

    public async Task InitializeAsync()
    {
        _gateway = await CosmosGateway.StartAsync(new CosmosGatewayOptions { DataDirectory = _data });
        var key = Convert.ToBase64String(new byte[32]);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Cosmos:Endpoint", _gateway.Endpoint.ToString()), new("Cosmos:Key", CosmosGatewayOptions.EmulatorKey), new("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            new("Protection:CurrentKey", "k1"), new("Protection:Keys:k1", key), new("Protection:ClaimKey", key), new("Protection:CursorKey", key),
            new("EventGrid:TopicEndpoint", "https://topic.example/api/events"), new("EventGrid:TopicKey", key), new("Messages:Endpoint", "off"), new("Population:Endpoint", "https://population.example"),
            new("Identity:Issuer", "https://issuer.example"), new("Identity:Audience", "dtks"), new("Identity:SigningKey", key),
        ]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(Clock);
        services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Cosmos, Turnstile);
        services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Queues, _sent);
        services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Events, new Answering(string.Empty));
        services.AddDtks(configuration);
        services.AddHttpClient<PopulationRegister>().ConfigurePrimaryHttpMessageHandler(() => new Answering(AllMatch()));
        _services = services.BuildServiceProvider();
        Database database = await Of<CosmosClient>().CreateDatabaseIfNotExistsAsync("dtks");
        foreach (var container in Provisioning.Containers(Of<Declarations>()))
        {
            await database.CreateContainerIfNotExistsAsync(container);
        }
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _gateway.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    public T Of<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A function, with what it needs.</summary>
    public T New<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    /// <summary>All that was sent to a queue, as JSON.</summary>
    public IReadOnlyList<string> SentTo(string queue) => _sent.To(queue);

    /// <summary>Has the next message to a queue worked before whoever sends it goes on.</summary>
    public void OnceSentTo(string queue, Func<Task> work) => _sent.Once = (queue, work);

    /// <summary>Takes what was sent for proposals to be matched since the last time.</summary>
    public IReadOnlyList<ProposalMessage> Take() => _sent.Take();

    /// <summary>Hands in a family; by a citizen of their own where nobody is named.</summary>
    public async Task<ProposalMessage> SubmitAsync(Person[] family, string village, Actor? by = null)
    {
        var submitted = Submitted(family, village, by);
        await Of<ChangeCommit>().SaveAsync(Of<ProposalRepository>().Change(before: null, [submitted]).Change, CancellationToken.None);
        return new ProposalMessage(village, submitted.Id);
    }

    /// <summary>What is decided on a family that is handed in.</summary>
    public ProposalSubmitted Submitted(Person[] family, string village, Actor? by = null)
    {
        var (tracking, area) = (Of<TrackingCode>(), AreaCode.Parse(village));
        var code = tracking.Of(village, Guid.NewGuid().ToString("N"));
        by ??= new Actor($"citizen-{Guid.NewGuid():N}", Role.Citizen, area);
        var draft = new ProposalDraft("register", [], new FamilyDraft(family[0].Card, village, new AddressDraft("Dusun Krajan 12", "001", "002"), [.. family.Select((p, place) => p.As(place == 0))]), new ContactDraft("081200000001"));
        var command = new ProposalCommand.Submit(tracking.ProposalOf(code), code, draft, by);
        return (ProposalSubmitted)Accepted.Events(Of<ProposalRepository>().Decide(command, state: null, area))[0];
    }

    public async Task<ProposalState> StateAsync(ProposalMessage proposal) =>
        (await Of<ProposalRepository>().FindAsync(proposal.Village, proposal.Proposal, CancellationToken.None))!.State;

    /// <summary>Who holds each number of a family.</summary>
    public async Task<IReadOnlyList<string?>> HoldersAsync(Family family)
    {
        var claims = Of<ClaimRepository>();
        return [.. await Task.WhenAll(claims.IdsOf(family).Select(async id => (await claims.FindAsync(id, CancellationToken.None))?.Proposal))];
    }

    private static string AllMatch() =>
        JsonText.Write(new PopulationMatch([.. Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, FieldOutcome.Match))], 100));

    private sealed class Answering(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }

    private sealed class Sent : HttpMessageHandler
    {
        private readonly ConcurrentQueue<ProposalMessage> _messages = new();
        private readonly ConcurrentQueue<(string Queue, string Text)> _all = new();

        public (string Queue, Func<Task> Work)? Once { get; set; }

        public IReadOnlyList<string> To(string queue) => [.. _all.Where(m => m.Queue == queue).Select(m => m.Text)];

        public IReadOnlyList<ProposalMessage> Take()
        {
            var taken = new List<ProposalMessage>();
            while (_messages.TryDequeue(out var message))
            {
                taken.Add(message);
            }

            return taken;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = XDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).Descendants("MessageText").Single().Value;
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(sent));
            var queue = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[^2];
            _all.Enqueue((queue, text));
            if (Once is var (awaited, work) && awaited == queue)
            {
                Once = null;
                await work();
            }

            if (request.RequestUri.AbsolutePath.Contains($"/{MatchProposals.Queue}/", StringComparison.Ordinal))
            {
                _messages.Enqueue(JsonText.Read<ProposalMessage>(text));
            }

            const string time = "Thu, 26 Nov 2026 00:00:00 GMT";
            var answer = new XElement(
                "QueueMessagesList",
                new XElement("QueueMessage", new XElement("MessageId", Guid.NewGuid()), new XElement("InsertionTime", time), new XElement("ExpirationTime", time), new XElement("PopReceipt", "1"), new XElement("TimeNextVisible", time)));
            return new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent(answer.ToString(), Encoding.UTF8, "application/xml") };
        }
    }
}

/// <summary>A person of a card's family.</summary>
public sealed record Person(string Nik, string Card)
{
    public MemberDraft As(bool isHead) =>
        new(Nik, isHead ? "CONTOH SATU" : "CONTOH DUA", "Kota Contoh", $"1970-{Nik[8..10]}-{Nik[6..8]}", "male", "Ibu Contoh", isHead ? "head" : "relative", "unmarried");
}
