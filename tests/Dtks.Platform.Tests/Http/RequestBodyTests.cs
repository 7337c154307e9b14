using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Tests.Http;

public sealed class RequestBodyTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData(Form, 0L)]
    [InlineData(Form, null)]
    [InlineData("application/json", null)]
    [InlineData(null, 0L)]
    public async Task Of_nothing_the_type_does_not_matter(string? type, long? length) => Assert.Empty(await ReadAsync(type, length, ""));

    [Theory]
    [InlineData(Form, 3L)]
    [InlineData(Form, null)]
    [InlineData("text/plain", null)]
    public async Task Another_type_is_415(string type, long? length) =>
        Assert.Equal(415, (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(type, length, "a=b"))).Problem.Status);

    [Theory]
    [InlineData(RequestBody.MaxBytes, false)]
    [InlineData(RequestBody.MaxBytes + 1, true)]
    public async Task A_body_has_256_KiB_at_most_however_it_is_sent(int bytes, bool refused)
    {
        foreach (var length in new long?[] { bytes, null })
        {
            var read = ReadAsync("application/json", length, new string(' ', bytes));

            Assert.Equal(refused ? 413 : bytes, refused ? (await Assert.ThrowsAsync<ProblemException>(() => read)).Problem.Status : (await read).Length);
        }
    }

    private static Task<byte[]> ReadAsync(string? type, long? length, string body)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = type;
        request.ContentLength = length;
        request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        return RequestBody.ReadBytesAsync(request, CancellationToken.None);
    }
}
