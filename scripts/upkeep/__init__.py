"""What keeps the data true while time goes by: are the sources still where they were?"""
