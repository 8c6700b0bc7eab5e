using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>Generates the ids, codes and keys of one project: random, or the same in each run if the project has a seed.</summary>
internal sealed class Ids
{
    private const string Digits = "0123456789";
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const int DrawnBytes = 32;

    private readonly byte[] _key;
    private readonly bool _seeded;
    private readonly ulong _project;
    private long _drawn;

    /// <summary>Creates the generator from a seed, or from random bytes if there is no seed.</summary>
    /// <param name="drawn">The number of values that the project has already drawn, so that the order of tokens continues.</param>
    public Ids(string projectId, int? seed, long drawn)
        : this(
            seed is null ? RandomNumberGenerator.GetBytes(DrawnBytes) : SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{projectId}")),
            drawn,
            seed is not null)
    {
    }

    /// <summary>Creates a generator that continues another one.</summary>
    public Ids(byte[] rootKey, long drawn, bool seeded)
    {
        (_key, _drawn, _seeded) = (rootKey, drawn, seeded);
        _project = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(rootKey, "project"u8));
    }

    /// <summary>The key that all ids are derived from.</summary>
    public byte[] RootKey => _key;

    /// <summary>The number of values drawn; a restored project continues with it.</summary>
    public long Drawn => Volatile.Read(ref _drawn);

    /// <summary>Continues after a number of drawn values; with a seed, values repeat instead. For a project that no request has reached yet.</summary>
    public void ContinueFrom(long drawn)
    {
        if (!_seeded) _drawn = Math.Max(_drawn, drawn);
    }

    public string NewUserId()
    {
        Span<byte> drawn = stackalloc byte[DrawnBytes];
        Draw(drawn);
        return new Guid(drawn[..16]).ToString();
    }

    /// <summary>Generates 32 alphanumeric characters, as in the <c>operation_id</c> on the page.</summary>
    public string NewOperationId() => NewText(DrawnBytes, Alphanumerics);

    /// <summary>Generates the key of a link, a session, an authorization code, a refresh token or a reset code.</summary>
    public string NewSecret()
    {
        Span<byte> drawn = stackalloc byte[DrawnBytes];
        Draw(drawn);
        return Base64Url.EncodeToString(drawn);
    }

    public string NewDigits(int length) => NewText(length, Digits);

    /// <summary>Derives a key that stays the same for the life of the project.</summary>
    public byte[] Key(string purpose) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose));

    /// <summary>Generates the id of a token. It contains the place in the order of tokens, so that older tokens can be revoked without storing them.</summary>
    /// <param name="sequence">The place, from <see cref="NextSequence"/>.</param>
    public Guid NewTokenId(long sequence)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _project);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], sequence);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Returns the next place in the order of tokens, and of codes and grants that are revoked with them.</summary>
    public long NextSequence() => Interlocked.Increment(ref _drawn);

    /// <summary>Returns the place of a token in the order of tokens.</summary>
    public static long SequenceOf(Guid tokenId)
    {
        Span<byte> bytes = stackalloc byte[16];
        tokenId.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }

    private string NewText(int length, string alphabet)
    {
        Span<byte> drawn = stackalloc byte[DrawnBytes];
        Draw(drawn);
        Span<char> text = stackalloc char[length];
        for (var i = 0; i < length; i++) text[i] = alphabet[drawn[i] % alphabet.Length];
        return new string(text);
    }

    private void Draw(Span<byte> drawn)
    {
        var number = Interlocked.Increment(ref _drawn);
        if (!_seeded)
        {
            RandomBytes.Fill(drawn);
            return;
        }

        Span<byte> place = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, number);
        HMACSHA256.HashData(_key, place, drawn);
    }
}
