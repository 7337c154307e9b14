using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Dtks.Platform.Tests.Access;

[Trait("rule", "GOV-2")]
public sealed class TokenValidationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly TokenValidation _tokens = new(
        Options.Create(new IdentityOptions { Issuer = "issuer", Audience = "audience", SigningKey = Convert.ToBase64String(Key) }),
        published: null!,
        new FixedClock(Now));

    [Fact]
    public async Task A_good_token_says_who_calls()
    {
        var caller = await _tokens.AuthenticateAsync(Bearer(Token()));

        Assert.Equal(("subject", "Contoh", "3306"), (caller.Subject, caller.Name, caller.Area.Value));
        Assert.Equal([Role.RegencyOfficer], caller.Roles);
    }

    [Fact]
    public Task Without_a_token_it_is_401() => Refused(new DefaultHttpContext().Request, "token.missing");

    [Theory]
    [InlineData("issuer", "other")]
    [InlineData("other", "audience")]
    public Task Of_another_issuer_or_for_another_audience_it_is_401(string issuer, string audience) =>
        Refused(Bearer(Token(issuer: issuer, audience: audience)), "token.invalid");

    [Fact]
    public Task Expired_it_is_401() => Refused(Bearer(Token(expires: Now)), "token.invalid");

    [Fact]
    public async Task A_second_before_its_end_it_holds() => await _tokens.AuthenticateAsync(Bearer(Token(expires: Now.AddSeconds(1))));

    [Fact]
    public Task Signed_with_another_key_it_is_401() => Refused(Bearer(Token(key: new byte[32])), "token.invalid");

    [Fact]
    public async Task Unsigned_it_is_401_however_good_it_is_otherwise()
    {
        var parts = Token().Split('.');
        await Refused(Bearer($"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{parts[1]}."), "token.invalid");
        await Refused(Bearer($"{parts[0]}.{parts[1]}."), "token.invalid");
    }

    [Fact]
    public async Task Without_a_name_nobody_is_made_up() => Assert.Equal(string.Empty, (await _tokens.AuthenticateAsync(Bearer(Token(claim: ("name", null))))).Name);

    [Theory]
    [InlineData("BAZNAS Contoh", "BAZNAS Contoh")]
    [InlineData(" a ", "a")]
    [InlineData("  ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task The_giver_is_read_where_there_is_one(string? claim, string? giver) =>
        Assert.Equal(giver, (await _tokens.AuthenticateAsync(Bearer(Token(claim: ("giver", claim))))).Giver);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task A_giver_has_at_most_200_characters(int length, bool isTaken) =>
        Assert.Equal(isTaken, (await _tokens.AuthenticateAsync(Bearer(Token(claim: ("giver", new string('g', length)))))).Giver is not null);

    [Theory]
    [InlineData("33x6")]
    [InlineData("330")]
    [InlineData("")]
    public Task With_an_area_that_is_none_it_is_401(string area) => Refused(Bearer(Token(area: area)), "token.invalid");

    [Fact]
    public Task The_systems_own_role_is_nobodys() => Refused(Bearer(Token(role: "system")), "token.invalid");

    [Theory]
    [InlineData("system")]
    [InlineData("SYSTEM")]
    [InlineData(" system")]
    [InlineData("system\n")]
    [InlineData("sys\u0000tem")]
    [InlineData("")]
    public Task Nor_is_its_name_however_it_is_written(string subject) => Refused(Bearer(Token(subject: subject)), "token.invalid");

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task A_subject_has_at_most_200_characters(int length, bool isTaken)
    {
        var request = Bearer(Token(subject: new string('s', length)));
        if (isTaken)
            Assert.Equal(length, (await _tokens.AuthenticateAsync(request)).Subject.Length);
        else
            await Refused(request, "token.invalid");
    }

    [Fact]
    public async Task A_role_that_is_not_known_is_none()
    {
        var holder = await _tokens.AuthenticateAsync(Bearer(Token(role: "king")));

        Assert.Empty(holder.Roles);
    }

    [Theory]
    [InlineData("health", Section.Health)]
    [InlineData("data", Section.Data)]
    [InlineData("Health", null)]
    [InlineData("sport", null)]
    [InlineData(null, null)]
    public async Task The_section_is_read_where_it_is_one(string? claim, Section? section)
    {
        var holder = await _tokens.AuthenticateAsync(Bearer(Token(section: claim)));

        Assert.Equal(section, holder.Section);
    }

    private async Task Refused(HttpRequest request, string code)
    {
        var e = await Assert.ThrowsAsync<ProblemException>(() => _tokens.AuthenticateAsync(request));

        Assert.Equal((401, code), (e.Problem.Status, e.Problem.Code));
    }

    private static HttpRequest Bearer(string token)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = $"Bearer {token}";
        return request;
    }

    private static string Token(
        string issuer = "issuer", string audience = "audience", string area = "3306", string role = "regency-officer", DateTimeOffset? expires = null, byte[]? key = null,
        string subject = "subject", string? section = null, (string Name, string? Value)? claim = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Expires = (expires ?? Now.AddHours(1)).UtcDateTime,
            Claims = Claims(subject, role, area, claim ?? ("section", section)),
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key ?? Key), SecurityAlgorithms.HmacSha256),
        });

    private static Dictionary<string, object> Claims(string subject, string role, string area, (string Name, string? Value) other)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = "Contoh", ["roles"] = new[] { role }, ["area"] = area };
        claims.Remove(other.Name);
        if (other.Value is not null)
            claims[other.Name] = other.Value;
        return claims;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
