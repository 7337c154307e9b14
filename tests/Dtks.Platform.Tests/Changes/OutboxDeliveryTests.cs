using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Messaging.EventGrid;
using Azure.Storage.Queues;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Changes;

/// <summary>Projections, messages and events of one outbox go apart from each other, and what is left is told by its place.</summary>
public sealed class OutboxDeliveryTests
{
    private static readonly Partition Village = new(new DocumentContainer("registry", "/village"), "3306162006");

    private static readonly OutboxDocument Outbox = new()
    {
        Id = "outbox-1",
        CreatedOn = DateTimeOffset.UnixEpoch,
        Entries =
        [
            OutboxEntry.Projection("first", new { }), OutboxEntry.Message("queue", new { }), OutboxEntry.Event("happened", "it", new { }),
            OutboxEntry.Projection("second", new { }), OutboxEntry.Event("happened", "it", new { }),
        ],
    };

    private readonly Projection _first = new("first");
    private readonly Projection _second = new("second");
    private readonly Service _queues = new();
    private readonly Service _topic = new();

    private OutboxDelivery Delivery(TimeProvider? time = null)
    {
        var queues = new QueueClientOptions { Transport = new HttpClientTransport(new HttpClient(_queues)), Retry = { MaxRetries = 0 } };
        var events = new EventGridPublisherClientOptions { Transport = new HttpClientTransport(new HttpClient(_topic)), Retry = { MaxRetries = 0 } };
        return new OutboxDelivery(
            new QueueSender(new QueueServiceClient(new Uri("https://queues.example"), queues)),
            new EventPublisher(new EventGridPublisherClient(new Uri("https://topic.example"), new AzureKeyCredential("key"), events)),
            [_first, _second],
            time ?? TimeProvider.System);
    }

    private Task<IReadOnlyDictionary<int, Exception>> DeliverAsync(OutboxDocument outbox) => Delivery().DeliverAsync(Village, outbox, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task All_of_it_is_delivered_and_the_events_go_in_one_request()
    {
        Assert.Empty(await DeliverAsync(Outbox));

        Assert.Equal((1, 1, 1, 1), (_first.Applied, _second.Applied, _queues.Asked, _topic.Asked));
        Assert.Equal(["outbox-1-2", "outbox-1-4"], JArray.Parse(_topic.Body).Select(e => (string)e["id"]!));
    }

    [Theory]
    [InlineData("projection", 0)]
    [InlineData("queues", 1)]
    [InlineData("topic", 2, 4)]
    public async Task What_fails_stays_open_alone(string failing, params int[] open)
    {
        _first.Failure = failing == "projection" ? new HttpRequestException("away") : null;
        _queues.Answer = failing == "queues" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        _topic.Answer = failing == "topic" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;

        var left = await DeliverAsync(Outbox);

        Assert.Equal(open, left.Keys.Order());
        Assert.All(left.Values, why => Assert.True(TransientFailure.Is(why)));
        Assert.Equal((1, 1, 1, 1), (_first.Applied, _second.Applied, _queues.Asked, _topic.Asked));
    }

    [Fact]
    public async Task What_was_delivered_before_is_not_delivered_again()
    {
        Assert.Empty(await DeliverAsync(Outbox with { Delivered = [0, 1, 2] }));

        Assert.Equal((0, 1, 0, 1), (_first.Applied, _second.Applied, _queues.Asked, _topic.Asked));
        Assert.Equal("outbox-1-4", (string?)JArray.Parse(_topic.Body).Single()["id"]);
    }

    [Fact]
    public async Task What_takes_too_long_stays_open_as_a_service_that_is_away()
    {
        _second.Waits = true;
        var time = new FakeTimeProvider();

        var delivering = Delivery(time).DeliverAsync(Village, Outbox with { Delivered = [1, 2, 4] }, TimeSpan.FromMinutes(1));
        while (_second.Applied == 0)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        Assert.False(delivering.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));
        var left = await delivering;
        Assert.Equal(3, Assert.Single(left).Key);
        Assert.True(TransientFailure.Is(left[3]));
    }

    [Fact]
    public async Task A_service_that_is_away_is_not_asked_again_by_the_next()
    {
        _topic.Answer = HttpStatusCode.ServiceUnavailable;
        var delivery = Delivery();

        await delivery.DeliverAsync(Village, Outbox, TimeSpan.FromMinutes(1));
        var left = await delivery.DeliverAsync(Village, Outbox, TimeSpan.FromMinutes(1));

        Assert.Equal([2, 4], left.Keys.Order());
        Assert.Equal((1, 2), (_topic.Asked, _queues.Asked));
    }

    [Fact]
    public async Task What_a_service_refuses_is_the_entrys_own_fault_and_the_next_is_sent()
    {
        _topic.Answer = HttpStatusCode.BadRequest;
        var delivery = Delivery();

        var left = await delivery.DeliverAsync(Village, Outbox, TimeSpan.FromMinutes(1));
        await delivery.DeliverAsync(Village, Outbox, TimeSpan.FromMinutes(1));

        Assert.All(left.Values, why => Assert.False(TransientFailure.Is(why)));
        Assert.Equal(2, _topic.Asked);
    }

    private sealed class Projection(string name) : IProjection
    {
        public string Name => name;

        public int Applied { get; private set; }

        public Exception? Failure { get; set; }

        public bool Waits { get; set; }

        public async Task ApplyAsync(JObject input, CancellationToken cancellation)
        {
            Applied++;
            await (Waits ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation) : Task.CompletedTask);
            await (Failure is null ? Task.CompletedTask : Task.FromException(Failure));
        }
    }

    private sealed class Service : HttpMessageHandler
    {
        private const string Sent = "<QueueMessagesList><QueueMessage><MessageId>1</MessageId><InsertionTime>Thu, 26 Nov 2026 00:00:00 GMT</InsertionTime>"
            + "<ExpirationTime>Thu, 26 Nov 2026 00:00:00 GMT</ExpirationTime><PopReceipt>1</PopReceipt><TimeNextVisible>Thu, 26 Nov 2026 00:00:00 GMT</TimeNextVisible>"
            + "</QueueMessage></QueueMessagesList>";

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

        public int Asked { get; private set; }

        public string Body { get; private set; } = string.Empty;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var isQueue = request.RequestUri!.Host.StartsWith("queues", StringComparison.Ordinal);
            return new HttpResponseMessage(Answer == HttpStatusCode.OK && isQueue ? HttpStatusCode.Created : Answer)
            {
                Content = new StringContent(isQueue ? Sent : string.Empty, System.Text.Encoding.UTF8, "application/xml"),
            };
        }
    }
}
