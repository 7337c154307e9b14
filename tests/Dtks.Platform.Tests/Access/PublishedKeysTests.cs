using Dtks.Platform.Access;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Access;

/// <summary>Tokens of an identity provider that is there, is away, has new keys, or is set up wrong.</summary>
public sealed class PublishedKeysTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private readonly ErrorsOnly _log = new();
    private IdentityProvider _provider = null!;
    private PublishedKeys _keys = null!;
    private TokenValidation _tokens = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        Use(_provider.Trusting());
    }

    public async ValueTask DisposeAsync()
    {
        _keys.Dispose();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_token_that_a_published_key_signed_is_believed_and_the_keys_are_asked_for_once()
    {
        Assert.Equal("subject", (await _tokens.AuthenticateAsync(Bearer())).Subject);
        await _tokens.AuthenticateAsync(Bearer());

        Assert.Equal(1, _provider.Asked);
        Assert.Empty(_log.Errors);
    }

    [Fact]
    public async Task While_the_provider_is_away_it_is_503_and_logged_and_after_it_all_goes_on()
    {
        _provider.IsDown = true;
        await UnavailableAsync();
        await UnavailableAsync();
        Assert.Equal(1, _provider.Asked);
        Assert.Contains(_provider.Authority, Assert.Single(_log.Errors), StringComparison.Ordinal);

        _provider.IsDown = false;
        _clock.Advance(TimeSpan.FromSeconds(5));

        await _tokens.AuthenticateAsync(Bearer());
    }

    [Fact]
    public async Task Keys_once_read_hold_while_it_is_away()
    {
        await _tokens.AuthenticateAsync(Bearer());
        _provider.IsDown = true;
        _clock.Advance(TimeSpan.FromDays(1));

        await _tokens.AuthenticateAsync(Bearer());

        Assert.Single(_log.Errors);
    }

    [Fact]
    public async Task A_provider_without_keys_is_503()
    {
        _provider.PublishesKeys = false;

        await UnavailableAsync();

        Assert.Single(_log.Errors);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_503()
    {
        Use(new HttpClient());

        await UnavailableAsync();

        Assert.Equal(0, _provider.Asked);
        Assert.Single(_log.Errors);
    }

    [Fact]
    public async Task A_new_key_is_found_without_a_restart()
    {
        await _tokens.AuthenticateAsync(Bearer());
        _provider.RotateKey();
        _clock.Advance(TimeSpan.FromMinutes(1));

        await _tokens.AuthenticateAsync(Bearer());

        Assert.Equal(2, _provider.Asked);
    }

    [Fact]
    public async Task A_key_that_nobody_knows_is_asked_for_once_a_minute_and_is_401()
    {
        await _tokens.AuthenticateAsync(Bearer());
        await InvalidAsync();
        Assert.Equal(1, _provider.Asked);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await InvalidAsync();
        await InvalidAsync();

        Assert.Equal(2, _provider.Asked);
        Assert.Empty(_log.Errors);
    }

    [Fact]
    public async Task A_provider_that_calls_itself_otherwise_than_the_settings_do_is_503()
    {
        _provider.Issuer = "https://another.example";

        await UnavailableAsync();

        Assert.Contains("https://another.example", Assert.Single(_log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_ask_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _tokens.AuthenticateAsync(Bearer())));

        Assert.Equal(1, _provider.Asked);
    }

    private void Use(HttpClient http)
    {
        var options = Options.Create(new IdentityOptions { Issuer = _provider.Authority, Audience = IdentityProvider.Audience, Authority = _provider.Authority });
        _keys?.Dispose();
        _keys = new PublishedKeys(options, http, _clock, _log);
        _tokens = new TokenValidation(options, _keys, _clock);
    }

    private async Task UnavailableAsync()
    {
        var e = await Assert.ThrowsAsync<ProblemException>(() => _tokens.AuthenticateAsync(Bearer()));

        Assert.Equal((503, "identity.unavailable"), (e.Problem.Status, e.Problem.Code));
        Assert.True(e.Problem.RetryAfter > TimeSpan.Zero);
    }

    private async Task InvalidAsync()
    {
        var e = await Assert.ThrowsAsync<ProblemException>(() => _tokens.AuthenticateAsync(Bearer("nobody's")));

        Assert.Equal((401, "token.invalid"), (e.Problem.Status, e.Problem.Code));
    }

    private HttpRequest Bearer(string? keyId = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = $"Bearer {_provider.Token(_clock.GetUtcNow().AddHours(1), keyId)}";
        return request;
    }

    // Timers run by real time: only what it shows is moved.
    private sealed class MovedClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

        public void Advance(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }

    private sealed class ErrorsOnly : ILogger<PublishedKeys>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Errors.Add(formatter(state, exception));
    }
}
